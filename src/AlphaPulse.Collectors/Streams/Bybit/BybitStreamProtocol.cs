using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Bybit's public streams of version 5.</summary>
internal sealed class BybitStreamProtocol(bool isLinear) : VenueStreamProtocol
{
    /// <summary>More topics in one message are refused in the spot market.</summary>
    private const int TopicsPerMessage = 10;

    public override string Venue => "bybit";

    public override Uri DefaultUrl { get; } = new(isLinear ? "wss://stream.bybit.com/v5/public/linear" : "wss://stream.bybit.com/v5/public/spot");

    public override StreamChannels Channels => StreamChannels.Bars | StreamChannels.Trades | StreamChannels.BestPrices | StreamChannels.Book;

    public override IReadOnlyList<InstrumentKind> Kinds { get; } = isLinear ? [InstrumentKind.Perpetual, InstrumentKind.Dated] : [InstrumentKind.Spot];

    public override StreamIntervals Intervals => Named;

    public override BookRule BookRule => BookRule.Bybit;

    public override string? Ping => """{"op":"ping"}""";

    internal static StreamIntervals Named { get; } = new(
        ("1m", "1"), ("3m", "3"), ("5m", "5"), ("15m", "15"), ("30m", "30"), ("1h", "60"), ("2h", "120"), ("4h", "240"), ("6h", "360"), ("12h", "720"),
        ("1d", "D"), ("1w", "W"), ("1mo", "M"));

    protected internal override IEnumerable<string> BuildMessages(IReadOnlyList<StreamSubscription> subscriptions, bool subscribe) =>
        subscriptions.SelectMany(Topics).Chunk(TopicsPerMessage).Select((topics, index) => StreamText.Message(json =>
        {
            // The answer repeats it: it names no topic.
            json.WriteString("req_id", (index + 1).ToString(CultureInfo.InvariantCulture));
            json.WriteString("op", subscribe ? "subscribe" : "unsubscribe");
            StreamText.WriteList(json, "args", topics);
        }));

    protected override VenueStreamParser Create(IReadOnlyList<StreamSubscription> subscriptions) => new BybitStreamParser(this, subscriptions);

    private IEnumerable<string> Topics(StreamSubscription subscription)
    {
        foreach (var timeframe in subscription.Has(StreamChannels.Bars) ? subscription.Timeframes : [])
        {
            yield return $"kline.{IntervalOf(timeframe)}.{subscription.Symbol}";
        }

        foreach (var (channel, name) in new[] { (StreamChannels.Trades, "publicTrade"), (StreamChannels.BestPrices, "orderbook.1"), (StreamChannels.Book, "orderbook.200") })
        {
            if (subscription.Has(channel))
            {
                yield return $"{name}.{subscription.Symbol}";
            }
        }
    }
}
