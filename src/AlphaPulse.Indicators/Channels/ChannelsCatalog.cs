namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are bands, channels, trailing stops and levels.</summary>
internal static class ChannelsCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new BollingerBandsDescriptor(),
        new DonchianDescriptor(),
        new SuperTrendDescriptor(),
        new EnvelopeDescriptor(),
        new PercentBDescriptor(),
        new BandwidthDescriptor(),
        new KeltnerDescriptor(),
        new AccelerationBandsDescriptor(),
        new StarcDescriptor(),
        new AberrationDescriptor(),
        new HoltWinterChannelDescriptor(),
        new DeviationChannelDescriptor(),
        new ProfitMaximizerDescriptor(),
        new AlphaTrendDescriptor(),
        new AtrStopDescriptor(),
        new ChandelierDescriptor(),
        new ChandeKrollDescriptor(),
        new VolatilityStopDescriptor(),
        new IchimokuDescriptor(),
        new AlligatorDescriptor(),
        new GatorDescriptor(),
        new HighLowActivatorDescriptor(),
        new ParabolicSarDescriptor(),
        new ParabolicSarExtendedDescriptor(),
        new ZigZagDescriptor(),
        new SwingPivotsDescriptor(),
        new FractalDescriptor(),
        new FractalBandsDescriptor(),
    ];
}
