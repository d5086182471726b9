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
        new ArcherObvDescriptor(),
        new ChaikinMoneyFlowDescriptor(),
        new IntradayIntensityDescriptor(),
        new ForceIndexDescriptor(),
        new EaseOfMovementDescriptor(),
        new KlingerOscillatorDescriptor(),
        new NegativeVolumeIndexDescriptor(),
        new PositiveVolumeIndexDescriptor(),
        new PriceVolumeTrendDescriptor(),
        new PriceVolumeDescriptor(),
        new PriceVolumeRankDescriptor(),
        new VolumeProfileDescriptor(),
        new VolumeFlowIndicatorDescriptor(),
        new WilliamsAccumulationDescriptor(),
        new MarketFacilitationDescriptor(),
        new TimeSegmentedVolumeDescriptor(),
        new RelativeVolumeDescriptor(),
        new AdvanceDeclineDifferenceDescriptor(),
        new AdvanceDeclineRatioDescriptor(),
        new AdvanceDeclineLineDescriptor(),
        new McClellanDescriptor(),
        new McClellanSummationDescriptor(),
    ];
}
