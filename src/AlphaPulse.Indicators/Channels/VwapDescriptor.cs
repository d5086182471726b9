namespace AlphaPulse.Indicators;

internal sealed class VwapDescriptor : IndicatorDescriptor
{
    public override string Name => "vwap";

    public override string Title => "Volume weighted average price";

    public override string Family => "Channels";

    public override string Description =>
        "What a unit cost on average since the anchor: the first bar, or the last midnight, Monday or first of the month, UTC. No value before there is volume.";

    public override string Undefined =>
        "Bars up to which no volume has been traded since the anchor (0/0).";

    public override string Reference =>
        "Berkowitz, Logue and Noser, 1988; typical price and first bar as in Skender.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [IndicatorParameter.Choice("anchor", "start", "day", "week", "month")];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new Vwap<T>((VwapAnchor)spec.Integer(0)));
}
