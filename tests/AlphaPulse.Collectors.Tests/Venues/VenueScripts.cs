using AlphaPulse.Testing;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>The scripts of all venues by name.</summary>
internal static class VenueScripts
{
    public static IReadOnlyList<VenueScript> All { get; } =
    [
        new AlpacaScript(), new BinanceScript(), new BinanceFuturesScript(), new BitfinexScript(), new BybitScript(), new CoinbaseScript(), new KrakenScript(), new OkxScript(),
    ];

    public static VenueScript Of(string name) => All.Single(s => s.Instrument.Venue == name);
}
