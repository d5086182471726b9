namespace AlphaPulse.Indicators;

internal sealed class MinimumDescriptor : IndicatorDescriptor
{
    public override string Name => "min";

    public override string Title => "Rolling minimum";

    public override string Family => "Statistics";

    public override string Entry => "MIN/MAX";

    public override string Description =>
        "The least of the last n prices.";

    public override string Reference =>
        "The newest bar included (TA-Lib, Tulip, LEAN); with previous the n bars before it.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } =
        [IndicatorParameter.Period(30, 1), IndicatorParameter.Choice("window", "current", "previous")];

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfSeries(spec, new Minimum<T>(spec.Integer(0), (ChannelWindow)spec.Integer(1)));
}
