namespace AlphaPulse.Indicators;

internal sealed class RelativeVolumeDescriptor : IndicatorDescriptor
{
    public override string Name => "rvol";

    public override string Title => "Relative volume";

    public override string Family => "Volume";

    public override string Description =>
        "How many times its usual volume the bar traded; 1 is usual.";

    public override string Undefined => "Where the mean volume is 0.";

    public override string Reference =>
        "As in QuanTAlib and ta4j; with previous the current bar is no part of the mean.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
    [
        IndicatorParameter.Period(20, 1),
        IndicatorParameter.Choice("window", "current", "previous"),
    ];

    public override PriceSource? DefaultSource => PriceSource.Volume;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new RelativeVolume<T>(spec.Integer(0), (ChannelWindow)spec.Integer(1)));
}
