namespace AlphaPulse.Collectors;

/// <summary>Coinbase Exchange's feed.</summary>
internal sealed class CoinbaseStreamProtocol : VenueStreamProtocol
{
    public override string Venue => "coinbase";

    public override Uri DefaultUrl { get; } = new("wss://ws-feed.exchange.coinbase.com");

    public override StreamChannels Channels => StreamChannels.Trades | StreamChannels.BestPrices | StreamChannels.Book;

    public override IReadOnlyList<InstrumentKind> Kinds { get; } = [InstrumentKind.Spot];

    public override StreamIntervals Intervals => StreamIntervals.None;

    public override BookRule BookRule => BookRule.Unnumbered;

    protected internal override IEnumerable<string> BuildMessages(IReadOnlyList<StreamSubscription> subscriptions, bool subscribe)
    {
        foreach (var (channel, name) in new[] { (StreamChannels.Trades, "matches"), (StreamChannels.BestPrices, "ticker"), (StreamChannels.Book, "level2_batch") })
        {
            var symbols = subscriptions.Where(s => s.Has(channel)).Select(s => s.Symbol).ToList();
            if (symbols.Count > 0)
            {
                yield return StreamText.Message(json =>
                {
                    json.WriteString("type", subscribe ? "subscribe" : "unsubscribe");
                    StreamText.WriteList(json, "product_ids", symbols);
                    StreamText.WriteList(json, "channels", [name]);
                });
            }
        }
    }

    protected override VenueStreamParser Create(IReadOnlyList<StreamSubscription> subscriptions) => new CoinbaseStreamParser(this, subscriptions);
}
