using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Makes each of the venues with options and a clock of a test.</summary>
internal static class TestVenues
{
    public static RestVenue Create(string name, TimeProvider time, Action<RestVenueOptions> configure)
    {
        return name switch
        {
            "alpaca" => new AlpacaVenue(Of(new AlpacaOptions { Symbols = { "BTC/USD" } }), time),
            "binance" => new BinanceVenue(Of(new BinanceOptions()), time),
            "binance-usdm" => new BinanceFuturesVenue(Of(new BinanceFuturesOptions()), time),
            "bitfinex" => new BitfinexVenue(Of(new BitfinexOptions()), time),
            "bybit" => new BybitVenue(Of(new BybitOptions()), time),
            "coinbase" => new CoinbaseVenue(Of(new CoinbaseOptions()), time),
            "kraken" => new KrakenVenue(Of(new KrakenOptions()), time),
            "okx" => new OkxVenue(Of(new OkxOptions()), time),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "It is no venue of this package, or one that came to it: make it here."),
        };

        IOptions<T> Of<T>(T options)
            where T : RestVenueOptions
        {
            configure(options);
            return Options.Create(options);
        }
    }
}
