using System.Text.Json;
using AlphaPulse.Collectors;

namespace AlphaPulse.Snippets.Acme;

// snippet: venue-stream
public sealed class AcmeStreamProtocol : VenueStreamProtocol
{
    public override string Venue => "acme";

    public override Uri DefaultUrl { get; } = new("wss://stream.acme.example/v1");

    public override StreamChannels Channels => StreamChannels.Bars | StreamChannels.Book;

    public override IReadOnlyList<InstrumentKind> Kinds { get; } = [InstrumentKind.Spot];

    public override StreamIntervals Intervals { get; } = new(("1m", "60"), ("1h", "3600"));

    public override BookRule BookRule { get; } = new AcmeBookRule();

    public override string? Ping => """{"do":"ping"}""";

    protected override IEnumerable<string> BuildMessages(IReadOnlyList<StreamSubscription> subscriptions, bool subscribe)
    {
        foreach (var subscription in subscriptions)
        {
            foreach (var timeframe in subscription.Has(StreamChannels.Bars) ? subscription.Timeframes : [])
            {
                yield return Message("bars", subscription.Symbol, IntervalOf(timeframe));
            }

            if (subscription.Has(StreamChannels.Book))
            {
                yield return Message("book", subscription.Symbol, null);
            }
        }

        string Message(string topic, string pair, string? seconds) =>
            JsonSerializer.Serialize(new Dictionary<string, string?> { ["do"] = subscribe ? "start" : "stop", ["topic"] = topic, ["pair"] = pair, ["seconds"] = seconds });
    }

    protected override VenueStreamParser Create(IReadOnlyList<StreamSubscription> subscriptions) => new AcmeStreamParser(this, subscriptions);
}
// end
