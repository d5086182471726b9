namespace AlphaPulse.Indicators;

internal sealed class DeMarkerDescriptor : IndicatorDescriptor
{
    public override string Name => "dem";

    public override string Title => "DeMarker";

    public override string Family => "Momentum";

    public override string Description =>
        "Whether the highs rose (1) or the lows fell (0) over the last bars; over 0.7 the market may have risen too far, under 0.3 fallen.";

    public override string Undefined => "Bars whose window has no higher high and no lower low (0/0).";

    public override string Reference =>
        "Tom DeMark, The New Science of Technical Analysis, 1994; simple means, 0 to 1, as in LEAN.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Period(14, 10)];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [new(0, 1)];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new DeMarker<T>(spec.Integer(0)));
}
