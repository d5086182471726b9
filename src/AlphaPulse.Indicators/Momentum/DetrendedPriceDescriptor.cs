namespace AlphaPulse.Indicators;

internal sealed class DetrendedPriceDescriptor : IndicatorDescriptor
{
    public override string Name => "dpo";

    public override string Title => "Detrended price oscillator";

    public override string Family => "Momentum";

    public override string Description =>
        "How far the price of half a window before is from the mean of the whole window: its cycle without the trend, known half a window late.";

    public override string Reference =>
        "As in Tulip; Skender and pandas-ta (centered) draw it n/2 + 1 bars to the left, which looks ahead.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(20, 2)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new DetrendedPrice<T>(spec.Integer(0)));
}
