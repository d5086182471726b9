namespace AlphaPulse.Collectors;

/// <summary>Kraken's public stream, version 1.</summary>
internal sealed class KrakenStreamProtocol : VenueStreamProtocol
{
    private const int Depth = 1_000;

    public override string Venue => "kraken";

    public override Uri DefaultUrl { get; } = new("wss://ws.kraken.com");

    public override StreamChannels Channels => StreamChannels.Bars | StreamChannels.Trades | StreamChannels.BestPrices | StreamChannels.Book;

    public override IReadOnlyList<InstrumentKind> Kinds { get; } = [InstrumentKind.Spot];

    public override StreamIntervals Intervals => Named;

    public override BookRule BookRule => BookRule.Kraken;

    public override bool MarksClosedBars => false;

    public override string? Ping => """{"event":"ping"}""";

    /// <summary>It sends a heartbeat a second where there is nothing else.</summary>
    public override TimeSpan SilenceTimeout => TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public override string SymbolOf(InstrumentId instrument, string requestSymbol) =>
        $"{KrakenVenue.VenueName(instrument.Base ?? string.Empty)}/{KrakenVenue.VenueName(instrument.Quote ?? string.Empty)}";

    /// <summary>The names are minutes. Its 15 days are left out: where that grid begins is not documented.</summary>
    internal static StreamIntervals Named { get; } = new(
        ("1m", "1"), ("5m", "5"), ("15m", "15"), ("30m", "30"), ("1h", "60"), ("4h", "240"), ("1d", "1440"));

    protected internal override IEnumerable<string> BuildMessages(IReadOnlyList<StreamSubscription> subscriptions, bool subscribe)
    {
        foreach (var timeframe in subscriptions.Where(s => s.Has(StreamChannels.Bars)).SelectMany(s => s.Timeframes).Distinct())
        {
            var minutes = int.Parse(IntervalOf(timeframe), System.Globalization.CultureInfo.InvariantCulture);
            yield return Message("ohlc", subscriptions.Where(s => s.Has(StreamChannels.Bars) && s.Timeframes.Contains(timeframe)), subscribe, ("interval", minutes));
        }

        foreach (var (channel, name) in new[] { (StreamChannels.Trades, "trade"), (StreamChannels.BestPrices, "ticker"), (StreamChannels.Book, "book") })
        {
            var asked = subscriptions.Where(s => s.Has(channel)).ToList();
            if (asked.Count > 0)
            {
                yield return Message(name, asked, subscribe, channel == StreamChannels.Book ? ("depth", Depth) : null);
            }
        }
    }

    protected override VenueStreamParser Create(IReadOnlyList<StreamSubscription> subscriptions) => new KrakenStreamParser(this, subscriptions);

    private static string Message(string name, IEnumerable<StreamSubscription> asked, bool subscribe, (string Name, int Value)? option) => StreamText.Message(json =>
    {
        json.WriteString("event", subscribe ? "subscribe" : "unsubscribe");
        StreamText.WriteList(json, "pair", asked.Select(s => s.Symbol));
        json.WriteStartObject("subscription");
        json.WriteString("name", name);
        if (option is { } extra)
        {
            json.WriteNumber(extra.Name, extra.Value);
        }

        json.WriteEndObject();
    });
}
