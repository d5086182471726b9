namespace AlphaPulse.Indicators;

internal sealed class SumDescriptor : IndicatorDescriptor
{
    public override string Name => "sum";

    public override string Title => "Rolling sum";

    public override string Family => "Statistics";

    public override string Description =>
        "The sum of the last n prices.";

    public override string Reference =>
        "The same everywhere (TA-Lib, Tulip).";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(30, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Sum<T>(spec.Integer(0)));
}
