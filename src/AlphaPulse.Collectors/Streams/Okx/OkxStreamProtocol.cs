namespace AlphaPulse.Collectors;

/// <summary>OKX's streams of version 5: the public one, and the business one that has the bars.</summary>
internal sealed class OkxStreamProtocol(bool isBusiness) : VenueStreamProtocol
{
    public override string Venue => "okx";

    public override Uri DefaultUrl { get; } = new(isBusiness ? "wss://ws.okx.com:8443/ws/v5/business" : "wss://ws.okx.com:8443/ws/v5/public");

    public override StreamChannels Channels => isBusiness ? StreamChannels.Bars : StreamChannels.Trades | StreamChannels.BestPrices | StreamChannels.Book;

    /// <summary>A symbol of a contract is never that of a pair.</summary>
    public override IReadOnlyList<InstrumentKind> Kinds { get; } = [InstrumentKind.Spot, InstrumentKind.Perpetual, InstrumentKind.Dated];

    public override StreamIntervals Intervals => Named;

    public override BookRule BookRule => BookRule.Okx;

    public override string? Ping => "ping";

    public override bool TimesBars => false;

    /// <summary>The venue takes 480 operations an hour on a connection: half of them leaves room to connect anew.</summary>
    public override int StreamsPerConnection => 240;

    /// <summary>From six hours on, the names without <c>utc</c> begin by the clock of Hong Kong.</summary>
    internal static StreamIntervals Named { get; } = new(
        ("1s", "candle1s"), ("1m", "candle1m"), ("3m", "candle3m"), ("5m", "candle5m"), ("15m", "candle15m"), ("30m", "candle30m"), ("1h", "candle1H"),
        ("2h", "candle2H"), ("4h", "candle4H"), ("6h", "candle6Hutc"), ("12h", "candle12Hutc"), ("1d", "candle1Dutc"), ("1w", "candle1Wutc"), ("1mo", "candle1Mutc"));

    protected internal override IEnumerable<string> BuildMessages(IReadOnlyList<StreamSubscription> subscriptions, bool subscribe)
    {
        foreach (var arguments in subscriptions.SelectMany(Arguments).Chunk(100))
        {
            yield return StreamText.Message(json =>
            {
                json.WriteString("op", subscribe ? "subscribe" : "unsubscribe");
                json.WriteStartArray("args");
                foreach (var (channel, symbol) in arguments)
                {
                    json.WriteStartObject();
                    json.WriteString("channel", channel);
                    json.WriteString("instId", symbol);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }
    }

    protected override string? FindDefect(StreamSubscription subscription) =>
        subscription.Has(StreamChannels.Trades) && subscription.Instrument.Kind != InstrumentKind.Spot
            ? $"OKX counts the trades of '{subscription.Symbol}' in contracts and not in its base asset, so that they are no trades here; its bars are in the base asset"
            : null;

    protected override VenueStreamParser Create(IReadOnlyList<StreamSubscription> subscriptions) => new OkxStreamParser(this, subscriptions);

    private IEnumerable<(string Channel, string Symbol)> Arguments(StreamSubscription subscription)
    {
        foreach (var timeframe in subscription.Has(StreamChannels.Bars) ? subscription.Timeframes : [])
        {
            yield return (IntervalOf(timeframe), subscription.Symbol);
        }

        foreach (var (channel, name) in new[] { (StreamChannels.Trades, "trades"), (StreamChannels.BestPrices, "tickers"), (StreamChannels.Book, "books") })
        {
            if (subscription.Has(channel))
            {
                yield return (name, subscription.Symbol);
            }
        }
    }
}
