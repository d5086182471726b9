namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are oscillators and other measures of momentum.</summary>
internal static class MomentumCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new RsiDescriptor(),
        new StochasticDescriptor(),
        new CciDescriptor(),
        new RateOfChangeDescriptor(),
        new MomentumDescriptor(),
        new WilliamsRDescriptor(),
        new CmoDescriptor(),
        new TrixDescriptor(),
        new UltimateOscillatorDescriptor(),
        new ApoDescriptor(),
        new PpoDescriptor(),
        new FastStochasticDescriptor(),
        new StochasticRsiDescriptor(),
        new BalanceOfPowerDescriptor(),
        .. MomentumCatalog2.All,
        .. MomentumCatalog1.All,
    ];
}
