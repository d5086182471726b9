namespace AlphaPulse.Collectors;

/// <summary>Bitfinex's public stream of version 2, with numbered messages.</summary>
internal sealed class BitfinexStreamProtocol : VenueStreamProtocol
{
    /// <summary>The flag that has every message of a channel numbered.</summary>
    private const int Numbered = 65_536;

    public override string Venue => "bitfinex";

    public override Uri DefaultUrl { get; } = new("wss://api-pub.bitfinex.com/ws/2");

    public override StreamChannels Channels => StreamChannels.Bars | StreamChannels.Trades | StreamChannels.BestPrices | StreamChannels.Book;

    public override IReadOnlyList<InstrumentKind> Kinds { get; } = [InstrumentKind.Spot];

    public override StreamIntervals Intervals => Named;

    public override BookRule BookRule => BookRule.Unnumbered;

    public override bool MarksClosedBars => false;

    public override string? Ping => """{"event":"ping"}""";

    public override bool TimesBars => false;

    /// <summary>The venue takes 25 to 30 channels a connection, by the age of its documents.</summary>
    public override int StreamsPerConnection => 25;

    internal static StreamIntervals Named { get; } = new(
        ("1m", "1m"), ("5m", "5m"), ("15m", "15m"), ("30m", "30m"), ("1h", "1h"), ("3h", "3h"), ("6h", "6h"), ("12h", "12h"), ("1d", "1D"));

    protected internal override IEnumerable<string> BuildMessages(IReadOnlyList<StreamSubscription> subscriptions, bool subscribe)
    {
        // What ends is named by the number of its channel, which the parser knows.
        if (!subscribe)
        {
            yield break;
        }

        yield return StreamText.Message(json =>
        {
            json.WriteString("event", "conf");
            json.WriteNumber("flags", Numbered);
        });
        foreach (var subscription in subscriptions)
        {
            foreach (var timeframe in subscription.Has(StreamChannels.Bars) ? subscription.Timeframes : [])
            {
                yield return Message("candles", ("key", $"trade:{IntervalOf(timeframe)}:{subscription.Symbol}"));
            }

            foreach (var (channel, name) in new[] { (StreamChannels.Trades, "trades"), (StreamChannels.BestPrices, "ticker") })
            {
                if (subscription.Has(channel))
                {
                    yield return Message(name, ("symbol", subscription.Symbol));
                }
            }

            if (subscription.Has(StreamChannels.Book))
            {
                yield return BookMessage(subscription);
            }
        }
    }

    internal static string BookMessage(StreamSubscription subscription) =>
        Message("book", ("symbol", subscription.Symbol), ("prec", "P0"), ("freq", "F0"), ("len", "100"));

    protected override VenueStreamParser Create(IReadOnlyList<StreamSubscription> subscriptions) => new BitfinexStreamParser(this, subscriptions);

    private static string Message(string channel, params (string Name, string Value)[] fields) => StreamText.Message(json =>
    {
        json.WriteString("event", "subscribe");
        json.WriteString("channel", channel);
        foreach (var (name, value) in fields)
        {
            json.WriteString(name, value);
        }
    });
}
