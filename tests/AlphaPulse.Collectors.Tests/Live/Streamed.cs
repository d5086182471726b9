using System.Globalization;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>Messages as the venues' streams write them.</summary>
internal static class Streamed
{
    public static DateTimeOffset Start { get; } = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static InstrumentId Instrument(string venue, string symbol) => InstrumentId.Parse($"{venue}:{symbol[..3]}-{symbol[3..]}");

    /// <summary>The stream of a venue that has bars of spot pairs.</summary>
    public static VenueStreamProtocol BarsOf(string venue) => venue switch
    {
        "binance" => VenueStreamProtocols.BinanceSpot,
        "bitfinex" => VenueStreamProtocols.Bitfinex,
        "bybit" => VenueStreamProtocols.BybitSpot,
        "kraken" => VenueStreamProtocols.Kraken,
        _ => VenueStreamProtocols.OkxBars,
    };

    public static DateTimeOffset Minute(int number) => Start.AddMinutes(number);

    /// <summary>A bar whose prices follow from its number, so that two ways to it agree.</summary>
    public static Bar Bar(BarSeriesId series, int number, BarProvenance provenance = BarProvenance.VenueRest, decimal change = 0)
    {
        var open = 100m + (number % 7);
        return new Bar(series, Minute(number), open, open + 2, open - 1, open + 1 + change, 10m + number, Minute(number + 1), provenance)
        {
            Detail = new BarDetail { QuoteVolume = 1000m + number, TradeCount = 5 + number, TakerBuyVolume = 4m, TakerBuyQuoteVolume = 400m },
        };
    }

    /// <summary>A kline of Binance, sent a moment after its close, or within it where it forms.</summary>
    public static string Binance(string symbol, int number, bool isClosed, decimal change = 0, DateTimeOffset? sentAt = null)
    {
        var open = 100m + (number % 7);
        var start = Minute(number).ToUnixTimeMilliseconds();
        var sent = (sentAt ?? (isClosed ? Minute(number + 1).AddMilliseconds(20) : Minute(number).AddSeconds(30))).ToUnixTimeMilliseconds();
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"stream":"{{symbol.ToLowerInvariant()}}@kline_1m","data":{"e":"kline","E":{{sent}},"s":"{{symbol}}","k":{"t":{{start}},"T":{{start + 59_999}},"s":"{{symbol}}","i":"1m","f":1,"L":2,"o":"{{open}}","c":"{{open + 1 + change}}","h":"{{open + 2}}","l":"{{open - 1}}","v":"{{10m + number}}","n":{{5 + number}},"x":{{(isClosed ? "true" : "false")}},"q":"{{1000m + number}}","V":"4","Q":"400","B":"0"} } }
            """);
    }

    /// <summary>An update of a candle of Kraken.</summary>
    public static string Kraken(string pair, int number, int second = 30)
    {
        var open = 100m + (number % 7);
        return string.Create(CultureInfo.InvariantCulture, $$"""
            [42,["{{Minute(number).AddSeconds(second).ToUnixTimeSeconds()}}.000000","{{Minute(number + 1).ToUnixTimeSeconds()}}.000000","{{open}}","{{open + 2}}","{{open - 1}}","{{open + 1}}","{{open}}","{{10m + number}}",{{5 + number}}],"ohlc-1","{{pair}}"]
            """);
    }

    public static IReadOnlyList<StreamSubscription> Subscriptions(string venue, params string[] symbols) =>
        [.. symbols.Select(s => new StreamSubscription(s, Instrument(venue, s.Replace("/", string.Empty, StringComparison.Ordinal).TrimStart('t')), StreamChannels.Bars) { Timeframes = [Timeframe.OneMinute] })];
}
