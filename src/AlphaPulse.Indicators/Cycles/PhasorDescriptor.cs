namespace AlphaPulse.Indicators;

internal sealed class PhasorDescriptor : IndicatorDescriptor
{
    public override string Name => "ht_phasor";

    public override string Title => "Hilbert transform: phasor";

    public override string Entry => "HT_PHASOR";

    public override string Family => "Cycles";

    public override string Description =>
        "The dominant cycle as a hand of a clock: its component in phase and the one a quarter of a cycle later, in the unit of the price; both 0 where the price stands still.";

    public override string Reference =>
        "John Ehlers, Rocket Science for Traders, 2001, with the conventions of TA-Lib: all filters begin with zeros at bar 12, first value at bar 32 counted from 0.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<string> Outputs { get; } = ["inphase", "quadrature"];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, PhasorValue<T>>(spec, new Phasor<T>());
}
