namespace AlphaPulse.Indicators;

internal sealed class BandwidthDescriptor : IndicatorDescriptor
{
    public override string Name => "bbw";

    public override string Title => "Bollinger bandwidth";

    public override string Family => "Channels";

    public override string Description =>
        "The distance between the Bollinger bands divided by the average: small before the market wakes up. A flat window has 0.";

    public override string Undefined =>
        "Bars whose average is 0.";

    public override string Reference =>
        "John Bollinger, Bollinger on Bollinger Bands, 2001: (upper - lower) / middle, as a ratio, not in percent.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 2),
        new IndicatorParameter("deviations", ParameterKind.Decimal, 2, 0.001m, 100),
    ];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Bandwidth<T>(spec.Integer(0), spec.Arguments[1]));
}
