namespace AlphaPulse.Indicators;

internal sealed class SineWaveDescriptor : IndicatorDescriptor
{
    public override string Name => "ht_sine";

    public override string Title => "Hilbert transform: sine wave";

    public override string Entry => "HT_SINE";

    public override string Family => "Cycles";

    public override string Description =>
        "The cycle as a pure wave and the same wave 45 degrees ahead: where they cross the cycle turns; in a trend they run side by side.";

    public override string Undefined => "Bars on which the price has stood still for a whole cycle, so that there is no phase (0/0).";

    public override string Reference =>
        "John Ehlers, Rocket Science for Traders, 2001, with the conventions of TA-Lib: all filters begin with zeros at bar 37, first value at bar 63 counted from 0.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<string> Outputs { get; } = ["sine", "leadsine"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1), new(-1, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, SineWaveValue<T>>(spec, new SineWave<T>());
}
