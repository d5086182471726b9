namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are indicators of cycles.</summary>
internal static class CyclesCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
    ];
}
