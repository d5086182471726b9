namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are indicators of volume.</summary>
internal static class VolumeCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new ObvDescriptor(),
        new MfiDescriptor(),
        new AccumulationDistributionDescriptor(),
        new ChaikinOscillatorDescriptor(),
    ];
}
