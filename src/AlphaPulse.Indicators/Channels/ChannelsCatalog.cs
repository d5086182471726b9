namespace AlphaPulse.Indicators;

/// <summary>The entries of the catalog that are bands, channels, trailing stops and levels.</summary>
internal static class ChannelsCatalog
{
    public static IReadOnlyList<IndicatorDescriptor> All { get; } =
    [
        new BollingerBandsDescriptor(),
        new DonchianDescriptor(),
    ];
}
