using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Streams;

/// <summary>The recorded sessions and what was subscribed in them.</summary>
internal static class Recordings
{
    private const StreamChannels All = StreamChannels.Trades | StreamChannels.BestPrices | StreamChannels.Book;

    private const StreamChannels OfContracts = StreamChannels.BestPrices | StreamChannels.Book;

    public static List<SessionEvent> Read(params string[] parts)
    {
        using var stream = File.OpenRead(Evidence.File(["recordings", .. parts]));
        return SessionReader.ReadAsync(stream, parts[^1]).ToBlockingEnumerable().ToList();
    }

    public static StreamSubscription Subscribe(string venue, string symbol, string pair, StreamChannels channels = All, string? timeframe = null) =>
        new(symbol, InstrumentId.Parse($"{venue}:{pair}"), timeframe is null ? channels : channels | StreamChannels.Bars)
        {
            Timeframes = timeframe is null ? [] : [Timeframe.Parse(timeframe)],
        };

    public static StreamSubscription[] Binance(params string[] symbols) => [.. symbols.Select(s => Subscribe("binance", s, $"{s}-X", timeframe: "1m"))];

    public static StreamSubscription[] BinanceFutures(params string[] symbols) => [.. symbols.Select(s => Subscribe("binance-usdm", s, $"{s}-X:PERP", timeframe: "1m"))];

    public static StreamSubscription[] Coinbase { get; } =
        [.. "SKL-USD,SKL-BTC,BAND-GBP,NMR-EUR,BAND-BTC,YFI-BTC,DASH-BTC,NU-GBP,CRV-EUR,SKL-GBP".Split(',').Select(s => Subscribe("coinbase", s, s))];

    public static StreamSubscription[] Kraken { get; } =
        [.. "WAVES/EUR,XMR/USD,KSM/XBT,GRT/ETH,SC/EUR,ETH/CHF,OCEAN/XBT,OMG/USD,XBT/CHF,ADA/XBT".Split(',')
            .Select(s => Subscribe("kraken", s, s.Replace('/', '-'), timeframe: "1m"))];

    public static StreamSubscription[] Okx { get; } =
    [
        Subscribe("okx", "BTC-USD-220527", "BTC-USD:20220527", OfContracts), Subscribe("okx", "UNI-USD-SWAP", "UNI-USD:PERP", OfContracts), Subscribe("okx", "BTC-USDT", "BTC-USDT"),
    ];

    public static StreamSubscription[] Bitfinex { get; } =
        [.. "tBFTUSD,tIOTETH,tDOGUSD,tMNABTC,tODEUSD,tTESTBTC:TESTUSD,tSNGUSD".Split(',')
            .Select(s => Subscribe("bitfinex", s, s[1..].Replace(":", string.Empty, StringComparison.Ordinal) + "-X"))];

    public static StreamSubscription[] Bybit { get; } = [Subscribe("bybit", "BTCUSDT", "BTC-USDT", timeframe: "5m")];

    /// <summary>The protocol of a folder of recordings and what was subscribed in them.</summary>
    public static (VenueStreamProtocol Protocol, StreamSubscription[] Subscriptions) Of(string folder) => folder switch
    {
        "binance-spot" => (VenueStreamProtocols.BinanceSpot, Binance("NKNUSDT", "BLZETH", "LRCBTC", "RUNEEUR")),
        "binance-usdm" => (VenueStreamProtocols.BinanceFutures, BinanceFutures("SUSHIUSDT", "AKROUSDT", "KEEPUSDT", "CTKUSDT")),
        "coinbase-exchange" => (VenueStreamProtocols.Coinbase, Coinbase),
        "kraken" => (VenueStreamProtocols.Kraken, Kraken),
        "okx" => (VenueStreamProtocols.Okx, Okx),
        "bybit" => (VenueStreamProtocols.BybitSpot, Bybit),
        _ => (VenueStreamProtocols.Bitfinex, Bitfinex),
    };

    /// <summary>Plays a session into a parser of the venue; no message may be refused.</summary>
    public static VenueStreamParser Play(VenueStreamProtocol protocol, StreamSubscription[] subscriptions, IEnumerable<SessionEvent> events, IStreamSink sink)
    {
        var parser = protocol.CreateParser(subscriptions);
        foreach (var item in events.Where(e => e.Kind == SessionEventKind.Received))
        {
            parser.Parse(item.Message.Span, item.Time, sink);
        }

        return parser;
    }

    public static bool IsBinanceSnapshot(SessionEvent item) => item.Message.Span.StartsWith("{\"lastUpdateId\""u8);
}
