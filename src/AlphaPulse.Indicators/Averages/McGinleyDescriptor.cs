namespace AlphaPulse.Indicators;

internal sealed class McGinleyDescriptor : IndicatorDescriptor
{
    public override string Name => "mcgd";

    public override string Title => "McGinley dynamic";

    public override string Entry => "MCGD";

    public override string Family => "Averages";

    public override string Description =>
        "An average that speeds up where the price falls below it and slows down where the price runs away above it.";

    public override string Undefined => "Bars where the value is not above 0.";

    public override string Reference =>
        "John McGinley, Journal of Technical Analysis, 1990; k = 0.6 (Skender, which withholds the first value); k = 1 in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(10, 2), new IndicatorParameter("factor", ParameterKind.Decimal, 0.6m, 0.5m, 10)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new McGinley<T>(spec.Integer(0), spec.Arguments[1]));
}
