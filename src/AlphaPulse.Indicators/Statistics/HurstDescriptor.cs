namespace AlphaPulse.Indicators;

internal sealed class HurstDescriptor : IndicatorDescriptor
{
    public override string Name => "hurst";

    public override string Title => "Hurst exponent";

    public override string Family => "Statistics";

    public override string Description =>
        "Whether moves tend to go on (over 0.5) or to turn back (under 0.5), by the rescaled range of the last n returns.";

    public override string Undefined =>
        "bars where nearly all parts of the window have equal returns (0/0), or a value of the window before the newest is 0";

    public override string Reference =>
        "Harold Edwin Hurst, 1951; simple returns in 1, 2, 4 to 32 parts of at least 8, as in Skender. Parts of equal returns are left out.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(100, 20)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Hurst<T>(spec.Integer(0)));
}
