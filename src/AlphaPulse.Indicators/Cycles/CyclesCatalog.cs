namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are indicators of cycles.</summary>
internal static class CyclesCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new DominantPeriodDescriptor(),
        new DominantPhaseDescriptor(),
        new PhasorDescriptor(),
        new SineWaveDescriptor(),
        new TrendModeDescriptor(),
        new MesaSineDescriptor(),
        new EvenBetterSineDescriptor(),
        new SyntheticPriceDescriptor(),
        new CyberCycleDescriptor(),
        new DecyclerDescriptor(),
        new HomodyneDescriptor(),
        new RoofingDescriptor(),
    ];
}
