namespace AlphaPulse.Indicators;

internal sealed class PriceDistanceDescriptor : IndicatorDescriptor
{
    public override string Name => "pdist";

    public override string Title => "Price distance";

    public override string Family => "Volatility";

    public override string Description =>
        "How far the price must have gone in the bar to touch open, high, low and close, the gap included.";

    public override string Reference =>
        "As in pandas-ta.";

    public override IReadOnlyList<IndicatorParameter> Parameters { get; } = [];

    public override IReadOnlyList<OutputRange> Ranges { get; } = [OutputRange.NotNegative];

    public override PriceSource? DefaultSource => null;

    internal override BarIndicator<T> Build<T>(IndicatorSpec spec) =>
        BarIndicators.OfBars(spec, new PriceDistance<T>());
}
