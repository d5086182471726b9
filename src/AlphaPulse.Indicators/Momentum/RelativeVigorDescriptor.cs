namespace AlphaPulse.Indicators;

internal sealed class RelativeVigorDescriptor : IndicatorDescriptor
{
    public override string Name => "rvgi";

    public override string Title => "Relative vigor index";

    public override string Family => "Momentum";

    public override string Description =>
        "How much of the range of the bars their bodies take: near 1 where they close at the high, near -1 at the low; signal is its average.";

    public override string Undefined =>
        "The bars of a window without a range.";

    public override string Reference =>
        "John Ehlers, Stocks and Commodities, January 2002; values as in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 1)];

    public override IReadOnlyList<string> Outputs { get; } = ["rvgi", "signal", "histogram"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1), new(-1, 1), new(-2, 2)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, RvgiValue<T>>(spec, new RelativeVigor<T>(spec.Integer(0)));
}
