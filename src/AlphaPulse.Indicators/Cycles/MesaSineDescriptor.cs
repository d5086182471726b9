namespace AlphaPulse.Indicators;

internal sealed class MesaSineDescriptor : IndicatorDescriptor
{
    public override string Name => "msw";

    public override string Title => "MESA sine wave";

    public override string Entry => "MSW";

    public override string Family => "Cycles";

    public override string Description =>
        "Where the price stands in a cycle of n bars, as a sine, and the same 45 degrees ahead: where they cross the cycle turns.";

    public override string Undefined => "Bars whose window is flat, or has no component of the period (0/0).";

    public override string Reference =>
        "John Ehlers, MESA and Trading Market Cycles, 1992: the first Fourier component of the last n values plus 90 degrees, as in Tulip, which withholds one more bar and takes a component in phase below 0.001 as none.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [new IndicatorParameter("period", ParameterKind.Integer, 5, 3, MesaSineState<double>.MaximumPeriod)];

    public override IReadOnlyList<string> Outputs { get; } = ["sine", "lead"];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(-1, 1), new(-1, 1)];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries<T, SineWaveValue<T>>(spec, new MesaSine<T>(spec.Integer(0)));
}
