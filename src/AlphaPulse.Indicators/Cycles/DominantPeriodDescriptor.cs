namespace AlphaPulse.Indicators;

internal sealed class DominantPeriodDescriptor : IndicatorDescriptor
{
    public override string Name => "ht_dcperiod";

    public override string Title => "Hilbert transform: dominant cycle period";

    public override string Entry => "HT_DCPERIOD";

    public override string Family => "Cycles";

    public override string Description =>
        "How many bars the strongest cycle of the price takes, from 6 to 50.";

    public override string Undefined => "Bars without a cycle: the price has stood still since the first bar, or so long that nothing is left of its last moves.";

    public override string Reference =>
        "John Ehlers, Rocket Science for Traders, 2001, with the conventions of TA-Lib: all filters begin with zeros at bar 12, first value at bar 32 counted from 0.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 50)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new DominantPeriod<T>());
}
