namespace AlphaPulse.Indicators;

internal sealed class TimeSegmentedVolumeDescriptor : IndicatorDescriptor
{
    public override string Name => "tsv";

    public override string Title => "Time segmented volume";

    public override string Family => "Volume";

    public override string Description =>
        "Whether the money of the last bars moved the price up, above 0, or down; the signal is its mean.";

    public override string Undefined => "Bars whose change times volume is beyond 7e28 / ((n + 1)(signal + 1)), which decimal could not add up.";

    public override string Reference =>
        "Don Worden; as in pandas-ta, signal as a simple mean.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(18, 1),
        new IndicatorParameter("signal", ParameterKind.Integer, 10, 1, Period.Maximum),
    ];

    public override IReadOnlyList<string> Outputs { get; } = ["tsv", "signal"];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars<T, TimeSegmentedValue<T>>(spec, new TimeSegmentedVolume<T>(spec.Integer(0), spec.Integer(1)));
}
