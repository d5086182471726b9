namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are measures of volatility.</summary>
internal static class VolatilityCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new AtrDescriptor(),
        new NatrDescriptor(),
        new TrueRangeDescriptor(),
        new AverageDayRangeDescriptor(),
        new UlcerIndexDescriptor(),
        new HistoricalVolatilityDescriptor(),
        new RangeVolatilityDescriptor(),
        new ChaikinVolatilityDescriptor(),
        new PriceDistanceDescriptor(),
        new ThermometerDescriptor(),
        new VolatilityCompressionDescriptor(),
        new DrawdownDescriptor(),
        new SharpeRatioDescriptor(),
        new SortinoRatioDescriptor(),
        new ValueAtRiskDescriptor(),
        new LogReturnDescriptor(),
        new PercentReturnDescriptor(),
    ];
}
