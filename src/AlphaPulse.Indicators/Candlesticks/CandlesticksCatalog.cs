namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are candlestick patterns.</summary>
internal static class CandlesticksCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } = [.. CandleRules.All.Select(rule => new CandlestickDescriptor(rule))];
}
