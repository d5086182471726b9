namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are statistics of a window.</summary>
internal static class StatisticsCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new StandardDeviationDescriptor(),
        new VarianceDescriptor(),
        new AverageDeviationDescriptor(),
        new StandardErrorDescriptor(),
        new SkewnessDescriptor(),
        new KurtosisDescriptor(),
        new ZScoreDescriptor(),
        new MedianDescriptor(),
        new QuantileDescriptor(),
        new PercentRankDescriptor(),
        new EntropyDescriptor(),
        new HurstDescriptor(),
        new MaximumDescriptor(),
        new MinimumDescriptor(),
        new MinMaxDescriptor(),
        new MaximumIndexDescriptor(),
        new MinimumIndexDescriptor(),
        new MinMaxIndexDescriptor(),
        new SumDescriptor(),
        new SmaAnalysisDescriptor(),
        new CovarianceDescriptor(),
        new CorrelationDescriptor(),
        new BetaDescriptor(),
        new BetaUpDescriptor(),
        new BetaDownDescriptor(),
    ];
}
