namespace AlphaPulse.Indicators;

internal sealed class MarketFacilitationDescriptor : IndicatorDescriptor
{
    public override string Name => "marketfi";

    public override string Title => "Market facilitation index";

    public override string Family => "Volume";

    public override string Description =>
        "How far each unit of volume moves the price.";

    public override string Undefined => "Bars without volume.";

    public override string Reference =>
        "Bill Williams, Trading Chaos, 1995; as in Tulip.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new MarketFacilitation<T>());
}
