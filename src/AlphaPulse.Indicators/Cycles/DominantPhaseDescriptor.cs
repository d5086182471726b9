namespace AlphaPulse.Indicators;

internal sealed class DominantPhaseDescriptor : IndicatorDescriptor
{
    public override string Name => "ht_dcphase";

    public override string Title => "Hilbert transform: dominant cycle phase";

    public override string Entry => "HT_DCPHASE";

    public override string Family => "Cycles";

    public override string Description =>
        "Where in its cycle the price stands, in degrees from -45 to 315: about 90 at a top, 270 at a bottom.";

    public override string Undefined => "Bars on which the price has stood still for a whole cycle, so that there is no phase (0/0).";

    public override string Reference =>
        "John Ehlers, Rocket Science for Traders, 2001, with the conventions of TA-Lib: all filters begin with zeros at bar 37, first value at bar 63 counted from 0.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-45, 315)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new DominantPhase<T>());
}
