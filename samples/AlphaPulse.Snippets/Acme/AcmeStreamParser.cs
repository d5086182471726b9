using AlphaPulse.Collectors;

namespace AlphaPulse.Snippets.Acme;

// snippet: venue-stream-parser
public sealed class AcmeStreamParser(AcmeStreamProtocol stream, IReadOnlyList<StreamSubscription> subscriptions) : VenueStreamParser(stream, subscriptions)
{
    protected override void Read(ReadOnlySpan<byte> message, DateTimeOffset receivedAt, IStreamSink sink)
    {
        var data = new StreamObject(message, stackalloc StreamField[StreamObject.MaximumFields]);
        var topic = data["topic"u8];
        if (topic.SequenceEqual("bars"u8))
        {
            var subscription = Symbols[data["pair"u8]];
            var series = new BarSeriesId(subscription.Instrument, stream.Intervals.Find(data["seconds"u8], subscription));
            var prices = new BarPrices(data.Decimal("open"u8), data.Decimal("high"u8), data.Decimal("low"u8), data.Decimal("close"u8), data.Decimal("volume"u8));
            sink.OnBar(CreateBar(series, data.Milliseconds("time"u8), prices, data.IsTrue("final"u8), data.Milliseconds("sent"u8), detail: null));
        }
        else if (topic.SequenceEqual("book"u8))
        {
            Update.Reset(Symbols[data["pair"u8]].Instrument, data.IsTrue("whole"u8), receivedAt);
            Update.SetIds(null, data.Int64("number"u8), null);
            ReadLevels(data["bids"u8], "bids"u8, isBid: true);
            ReadLevels(data["asks"u8], "asks"u8, isBid: false);
            sink.OnBook(Update);
        }
        else if (topic.SequenceEqual("started"u8))
        {
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Subscribed, System.Text.Encoding.UTF8.GetString(data["pair"u8])));
        }
        else if (topic.SequenceEqual("refused"u8))
        {
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Error, System.Text.Encoding.UTF8.GetString(message)));
        }
        else if (topic.SequenceEqual("pong"u8))
        {
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Alive));
        }
        else
        {
            throw StreamValue.Missing("topic"u8, "bars, book, started, refused or pong", topic);
        }
    }
}
// end
