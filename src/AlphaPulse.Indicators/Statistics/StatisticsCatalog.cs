namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are statistics of a window.</summary>
internal static class StatisticsCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new StandardDeviationDescriptor(),
        new VarianceDescriptor(),
        new ZScoreDescriptor(),
        new MaximumDescriptor(),
        new MinimumDescriptor(),
        new SumDescriptor(),
    ];
}
