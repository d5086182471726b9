using AlphaPulse.Collectors.Tests.Streams;

namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>Everything that reads what comes from outside: a parser that comes to the package is one line here, for the tests and for the benchmark.</summary>
internal static class FuzzedParsers
{
    /// <summary>The share of a stream: messages are quick to read.</summary>
    private const int OfMessages = 16;

    public static IReadOnlyList<FuzzedParserEntry> All { get; } =
    [
        .. VenueCatalog.BuiltIn.Select(venue => new FuzzedParserEntry($"answers of {venue.Name}", 2, () => new FuzzedVenue(venue.Name))),
        Recorded("binance-spot", "binance", "NKNUSDT", "session-2021-10-12.jsonl"),
        Recorded("binance-usdm", "binance-usdm", "SUSHIUSDT", "session-2021-07-22.jsonl"),
        Recorded("coinbase-exchange", null, string.Empty, "session-2021-04-17.jsonl"),
        Recorded("kraken", "kraken", "XMR/USD", "session-trade-2021-04-17.jsonl", "session-ticker-2021-04-17.jsonl"),
        Recorded("okx", null, string.Empty, "session-2022-05-13.jsonl"),
        Recorded("bitfinex", "bitfinex", "tBFTUSD", "session-2021-04-17.jsonl"),
        Written("bars of okx", VenueStreamProtocols.OkxBars, "okx", new("BTC-USDT", InstrumentId.Parse("okx:BTC-USDT"), StreamChannels.Bars) { Timeframes = [Timeframe.OneMinute] }),
        Written("bybit", VenueStreamProtocols.BybitSpot, "bybit", Recordings.Subscribe("bybit", "BTCUSDT", "BTC-USDT", timeframe: "1m")),
        Written("linear contracts of bybit", VenueStreamProtocols.BybitLinear, "bybit", Recordings.Subscribe("bybit", "BTCUSDT", "BTC-USDT:PERP", timeframe: "1m")),
        new("books of binance", 2, () => new FuzzedBook(), "BinanceBookReader.Read"),
        new("files of bars", 4, () => new FuzzedBars(BarsFile.Packing.None), "CsvBarLoader.LoadAsync", "CsvBarImporter.ImportAsync"),
        new("gzip files of bars", 4, () => new FuzzedBars(BarsFile.Packing.Gzip)),
        new("zip files of bars", 4, () => new FuzzedBars(BarsFile.Packing.Zip)),
        new("audits of files of bars", 4, () => new FuzzedAudit(), "BarAuditor.AuditAsync"),
        new("repairs of files of bars", 1, () => new FuzzedRepair(), "BarRepairer.RepairAsync"),
        new("recorded sessions", 4, () => new FuzzedSession(), "SessionReader.ReadAsync"),
        new("recorded requests", 4, () => new FuzzedExchange()),
    ];

    public static FuzzedParserEntry Of(string name) => All.Single(entry => entry.Name == name);

    /// <summary>A stream with what was recorded of it, and bars as its script writes them where nothing of them was.</summary>
    private static FuzzedParserEntry Recorded(string folder, string? script, string symbol, params string[] files) =>
        new($"messages of {folder}", OfMessages, () => FuzzedStream.OfRecordings(folder, script, symbol, files)) { Stream = Recordings.Of(folder).Protocol, NeedsEvidence = true };

    private static FuzzedParserEntry Written(string name, VenueStreamProtocol protocol, string script, StreamSubscription subscription) =>
        new($"messages of {name}", OfMessages, () => FuzzedStream.OfScript(protocol, script, subscription)) { Stream = protocol };
}
