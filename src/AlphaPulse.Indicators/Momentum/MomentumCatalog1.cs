namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that compare averages, rates of change and the strength of rises and falls.</summary>
internal static class MomentumCatalog1
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new KdjDescriptor(),
        new MacdExtendedDescriptor(),
        new MacdFixDescriptor(),
        new VolumeMacdDescriptor(),
        new MacdVolatilityDescriptor(),
        new PvoDescriptor(),
        new RocBandsDescriptor(),
        new IntradayMomentumDescriptor(),
        new TrueStrengthDescriptor(),
        new DetrendedPriceDescriptor(),
        new AwesomeOscillatorDescriptor(),
        new AcceleratorOscillatorDescriptor(),
        new FisherTransformDescriptor(),
        new ChandeForecastDescriptor(),
        new ForecastOscillatorDescriptor(),
        new CentreOfGravityDescriptor(),
        new CoppockDescriptor(),
        new KnowSureThingDescriptor(),
        new PriceMomentumDescriptor(),
        new ConnorsRsiDescriptor(),
        new CorrelationTrendDescriptor(),
        new EfficiencyRatioDescriptor(),
        new ElderRayDescriptor(),
        new InertiaDescriptor(),
        new RevisedInertiaDescriptor(),
        new LaguerreRsiDescriptor(),
        new RsxDescriptor(),
        new RocketRsiDescriptor(),
        new RelativeVigorDescriptor(),
        new RelativeVolatilityDescriptor(),
        new RevisedVolatilityDescriptor(),
        new QqeDescriptor(),
    ];
}
