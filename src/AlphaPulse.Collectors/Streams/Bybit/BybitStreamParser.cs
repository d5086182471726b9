using System.Text;

namespace AlphaPulse.Collectors;

/// <summary>Reads Bybit's public streams of version 5.</summary>
internal sealed class BybitStreamParser(VenueStreamProtocol protocol, IReadOnlyList<StreamSubscription> subscriptions) : VenueStreamParser(protocol, subscriptions)
{
    /// <summary>Books of one level, from which the best prices are read: a message names only the side that changed.</summary>
    private readonly Dictionary<InstrumentId, VenueBook> _best = [];

    protected override void Read(ReadOnlySpan<byte> message, DateTimeOffset receivedAt, IStreamSink sink)
    {
        var outer = new StreamObject(message, stackalloc StreamField[StreamObject.MaximumFields]);
        if (!outer.Has("topic"u8))
        {
            ReadAnswer(outer, message, sink);
            return;
        }

        var topic = outer["topic"u8];
        var subscription = Symbols[topic[(topic.LastIndexOf((byte)'.') + 1)..]];
        if (topic.StartsWith("orderbook."u8))
        {
            ReadBook(outer, subscription.Instrument, receivedAt, topic.StartsWith("orderbook.1."u8), sink);
        }
        else if (topic.StartsWith("publicTrade."u8))
        {
            ReadTrades(outer["data"u8], subscription.Instrument, receivedAt, sink);
        }
        else if (topic.StartsWith("kline."u8))
        {
            ReadBars(outer, subscription, sink);
        }
        else
        {
            throw StreamValue.Missing("topic"u8, "orderbook, publicTrade or kline", topic);
        }
    }

    private static void ReadAnswer(StreamObject answer, ReadOnlySpan<byte> message, IStreamSink sink)
    {
        var operation = answer["op"u8];
        if (operation.SequenceEqual("ping"u8) || operation.SequenceEqual("pong"u8))
        {
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Alive));
        }
        else if (operation.SequenceEqual("subscribe"u8) || operation.SequenceEqual("unsubscribe"u8))
        {
            sink.OnNotice(new StreamNotice(answer.IsTrue("success"u8) ? StreamNoticeKind.Subscribed : StreamNoticeKind.Error, RawText.OfLine(message))
            {
                Request = answer["req_id"u8].IsEmpty ? null : answer.Int64("req_id"u8),
            });
        }
        else
        {
            throw StreamValue.Missing("op"u8, "subscribe, unsubscribe, ping or pong", operation);
        }
    }

    private static void ReadTrades(ReadOnlySpan<byte> list, InstrumentId instrument, DateTimeOffset receivedAt, IStreamSink sink)
    {
        var trades = new StreamItems(list, "data"u8);
        Span<StreamField> fields = stackalloc StreamField[StreamObject.MaximumFields];
        while (trades.MoveNext())
        {
            var trade = new StreamObject(trades.Current, fields);
            var side = trade["S"u8].SequenceEqual("Buy"u8) ? TradeSide.Buy
                : trade["S"u8].SequenceEqual("Sell"u8) ? TradeSide.Sell
                : throw StreamValue.Missing("S"u8, "Buy or Sell", trade["S"u8]);
            sink.OnTrade(new Trade(
                instrument, Encoding.UTF8.GetString(trade["i"u8]), trade.Milliseconds("T"u8), trade.Decimal("p"u8), trade.Decimal("v"u8), side, receivedAt));
        }
    }

    private static void ReadBars(StreamObject outer, StreamSubscription subscription, IStreamSink sink)
    {
        var bars = new StreamItems(outer["data"u8], "data"u8);
        Span<StreamField> fields = stackalloc StreamField[StreamObject.MaximumFields];
        while (bars.MoveNext())
        {
            var bar = new StreamObject(bars.Current, fields);
            var series = new BarSeriesId(subscription.Instrument, BybitStreamProtocol.Named.Find(bar["interval"u8], subscription));
            var prices = new BarPrices(bar.Decimal("open"u8), bar.Decimal("high"u8), bar.Decimal("low"u8), bar.Decimal("close"u8), bar.Decimal("volume"u8));
            var detail = new BarDetail { QuoteVolume = bar.Decimal("turnover"u8) };
            sink.OnBar(CreateBar(series, bar.Milliseconds("start"u8), prices, bar.IsTrue("confirm"u8), outer.Milliseconds("ts"u8), detail));
        }
    }

    private void ReadBook(StreamObject outer, InstrumentId instrument, DateTimeOffset receivedAt, bool isBest, IStreamSink sink)
    {
        var type = outer["type"u8];
        var isSnapshot = type.SequenceEqual("snapshot"u8) || (type.SequenceEqual("delta"u8) ? false : throw StreamValue.Missing("type"u8, "snapshot or delta", type));
        var data = new StreamObject(outer["data"u8], stackalloc StreamField[StreamObject.MaximumFields]);
        Update.Reset(instrument, isSnapshot, receivedAt);
        Update.SetIds(null, data.Int64("u"u8), null);
        Update.Time = outer.Milliseconds("ts"u8);
        ReadLevels(data["b"u8], "b"u8, isBid: true);
        ReadLevels(data["a"u8], "a"u8, isBid: false);
        if (isBest)
        {
            SendBestPrices(sink);
        }
        else
        {
            sink.OnBook(Update);
        }
    }

    private void SendBestPrices(IStreamSink sink)
    {
        if (!_best.TryGetValue(Update.Instrument, out var best))
        {
            _best.Add(Update.Instrument, best = new VenueBook(Update.Instrument, BookRule.Bybit));
        }

        // Where an update was lost, the venue's next snapshot, at the latest after three seconds of rest, begins anew.
        if (best.Apply(Update).Kind == BookOutcomeKind.Applied && best.Book is { BestBid: { } bid, BestAsk: { } ask })
        {
            sink.OnBestPrices(new BestPrices(Update.Instrument, bid.Price, bid.Size, ask.Price, ask.Size, Update.ReceivedAt)
            {
                Time = Update.Time,
                UpdateId = Update.LastId,
            });
        }
    }
}
