namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are measures of direction and strength of a trend.</summary>
internal static class TrendCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new MacdDescriptor(),
        new AdxDescriptor(),
        new AdxrDescriptor(),
        new DirectionalIndicatorDescriptor(),
        new AroonDescriptor(),
        new AroonOscillatorDescriptor(),
    ];
}
