namespace AlphaPulse.Indicators;

/// <summary>More entries of the catalog that are oscillators and other measures of momentum.</summary>
internal static class MomentumCatalog2
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new PrettyGoodDescriptor(),
        new ProjectionOscillatorDescriptor(),
        new PsychologicalLineDescriptor(),
        new BiasDescriptor(),
        new BrarDescriptor(),
        new LinearRegressionAngleDescriptor(),
        new StochasticMomentumDescriptor(),
        new SqueezeDescriptor(),
        new SqueezeProDescriptor(),
        new SchaffTrendCycleDescriptor(),
        new TdSequentialDescriptor(),
        new TrueMomentumDescriptor(),
        new ExhaustionDescriptor(),
        new ReflexDescriptor(),
        new WaveTrendDescriptor(),
        new DerivativeOscillatorDescriptor(),
        new DeMarkerDescriptor(),
        new PremierStochasticDescriptor(),
        new InternalBarStrengthDescriptor(),
        new AugenPriceSpikeDescriptor(),
        new SwingIndexDescriptor(),
        new AccumulativeSwingIndexDescriptor(),
        new PriceRelativeStrengthDescriptor(),
    ];
}
