namespace AlphaPulse.Collectors;

/// <summary>Binance's combined streams.</summary>
internal sealed class BinanceStreamProtocol(bool isFutures) : VenueStreamProtocol
{
    /// <summary>The number of the message that asks whether the venue is there.</summary>
    internal const long PingNumber = 0;

    /// <summary>More streams in one message are refused.</summary>
    private const int StreamsPerMessage = 200;

    public override string Venue => isFutures ? "binance-usdm" : "binance";

    public override Uri DefaultUrl { get; } = new(isFutures ? "wss://fstream.binance.com/stream" : "wss://stream.binance.com:9443/stream");

    public override StreamChannels Channels => StreamChannels.Bars | StreamChannels.Trades | StreamChannels.BestPrices | StreamChannels.Book;

    public override IReadOnlyList<InstrumentKind> Kinds { get; } = isFutures ? [InstrumentKind.Perpetual, InstrumentKind.Dated] : [InstrumentKind.Spot];

    public override StreamIntervals Intervals => Named;

    public override BookRule BookRule => isFutures ? BookRule.BinanceFutures : BookRule.BinanceSpot;

    /// <summary>A pair without trades is silent, and so is a socket that died: a list of the subscriptions is an answer of any time.</summary>
    public override string? Ping => """{"method":"LIST_SUBSCRIPTIONS","id":0}""";

    public override int StreamsPerConnection => isFutures ? 200 : 1_024;

    public override int MessagesPerSecond => isFutures ? 10 : 5;

    internal static StreamIntervals Named { get; } = new(
        ("1s", "1s"), ("1m", "1m"), ("3m", "3m"), ("5m", "5m"), ("15m", "15m"), ("30m", "30m"), ("1h", "1h"), ("2h", "2h"), ("4h", "4h"),
        ("6h", "6h"), ("8h", "8h"), ("12h", "12h"), ("1d", "1d"), ("1w", "1w"), ("1mo", "1M"));

    protected internal override IEnumerable<string> BuildMessages(IReadOnlyList<StreamSubscription> subscriptions, bool subscribe)
    {
        var id = 0;
        foreach (var names in subscriptions.SelectMany(Names).Chunk(StreamsPerMessage))
        {
            yield return StreamText.Message(json =>
            {
                json.WriteString("method", subscribe ? "SUBSCRIBE" : "UNSUBSCRIBE");
                StreamText.WriteList(json, "params", names);
                json.WriteNumber("id", ++id);
            });
        }
    }

    protected override VenueStreamParser Create(IReadOnlyList<StreamSubscription> subscriptions) => new BinanceStreamParser(this, subscriptions);

    private IEnumerable<string> Names(StreamSubscription subscription)
    {
        var symbol = subscription.Symbol.ToLowerInvariant();
        foreach (var timeframe in subscription.Has(StreamChannels.Bars) ? subscription.Timeframes : [])
        {
            yield return $"{symbol}@kline_{IntervalOf(timeframe)}";
        }

        if (subscription.Has(StreamChannels.Trades))
        {
            // Those that requests give, with the same ids.
            yield return $"{symbol}@aggTrade";
        }

        if (subscription.Has(StreamChannels.BestPrices))
        {
            yield return $"{symbol}@bookTicker";
        }

        if (subscription.Has(StreamChannels.Book))
        {
            yield return $"{symbol}@depth@100ms";
        }
    }
}
