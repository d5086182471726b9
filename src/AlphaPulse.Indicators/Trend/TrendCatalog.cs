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
        new DirectionalIndexDescriptor(),
        new PlusDirectionalIndicatorDescriptor(),
        new MinusDirectionalIndicatorDescriptor(),
        new PlusMovementDescriptor(),
        new MinusMovementDescriptor(),
        new VortexDescriptor(),
        new ChoppinessDescriptor(),
        new VerticalHorizontalDescriptor(),
        new MassIndexDescriptor(),
        new RandomWalkDescriptor(),
        new QstickDescriptor(),
        new TtmTrendDescriptor(),
        new ArcherTrendsDescriptor(),
        new LinearDecayDescriptor(),
        new ExponentialDecayDescriptor(),
        new IncreasingDescriptor(),
        new RangeActionVerificationDescriptor(),
        new ElderImpulseDescriptor(),
        new MomersionDescriptor(),
        new LongRunDescriptor(),
        new CrossSignalsDescriptor(),
    ];
}
