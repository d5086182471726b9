namespace AlphaPulse.Indicators;

internal sealed class HilbertTrendlineDescriptor : IndicatorDescriptor
{
    public override string Name => "ht_trendline";

    public override string Title => "Hilbert transform: instantaneous trendline";

    public override string Entry => "HT_TRENDLINE";

    public override string Family => "Averages";

    public override string Description =>
        "The price without its dominant cycle: a mean over just so many bars as the cycle has.";

    public override string Reference =>
        "John Ehlers, Rocket Science for Traders, 2001, with the conventions of TA-Lib: all filters begin with zeros at bar 37, first value at bar 63 counted from 0. Of the close, as in TA-Lib; Skender takes hl2 and prints from the first bar.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new HilbertTrendline<T>());
}
