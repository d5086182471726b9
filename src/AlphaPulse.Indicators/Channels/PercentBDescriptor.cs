namespace AlphaPulse.Indicators;

internal sealed class PercentBDescriptor : IndicatorDescriptor
{
    public override string Name => "percentb";

    public override string Title => "Bollinger %B";

    public override string Family => "Channels";

    public override string Description =>
        "Where the price is between the Bollinger bands: 0 at the lower one, 1 at the upper one. A flat window has no value.";

    public override string Undefined =>
        "Bars that end a flat window (0/0).";

    public override string Reference =>
        "John Bollinger, Bollinger on Bollinger Bands, 2001; standard deviation of the population.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 3),
        new IndicatorParameter("deviations", ParameterKind.Decimal, 2, 0.001m, 100),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new PercentB<T>(spec.Integer(0), spec.Arguments[1]));
}
