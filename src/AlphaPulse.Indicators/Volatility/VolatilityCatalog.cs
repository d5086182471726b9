namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are measures of volatility.</summary>
internal static class VolatilityCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new AtrDescriptor(),
        new NatrDescriptor(),
        new TrueRangeDescriptor(),
    ];
}
