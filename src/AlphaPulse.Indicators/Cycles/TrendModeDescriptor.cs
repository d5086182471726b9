namespace AlphaPulse.Indicators;

internal sealed class TrendModeDescriptor : IndicatorDescriptor
{
    public override string Name => "ht_trendmode";

    public override string Title => "Hilbert transform: trend or cycle";

    public override string Entry => "HT_TRENDMODE";

    public override string Family => "Cycles";

    public override string Description =>
        "1 where the price is in a trend, 0 where it is in a cycle.";

    public override string Undefined => "Bars on which the price has stood still for a whole cycle, so that there is no phase (0/0).";

    public override string Reference =>
        "John Ehlers, Rocket Science for Traders, 2001, with the conventions of TA-Lib: all filters begin with zeros at bar 37, first value at bar 63 counted from 0.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new TrendMode<T>());
}
