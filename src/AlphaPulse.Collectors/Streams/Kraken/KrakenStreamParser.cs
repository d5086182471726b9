namespace AlphaPulse.Collectors;

/// <summary>Reads Kraken's stream of version 1: lists of channel, content, name and pair, and objects with an event.</summary>
internal sealed class KrakenStreamParser(VenueStreamProtocol protocol, IReadOnlyList<StreamSubscription> subscriptions) : VenueStreamParser(protocol, subscriptions)
{
    protected override void Read(ReadOnlySpan<byte> message, DateTimeOffset receivedAt, IStreamSink sink)
    {
        if (message.IsEmpty || message[0] != '[')
        {
            ReadEvent(message, sink);
            return;
        }

        var list = new StreamTuple(message, stackalloc StreamField[StreamTuple.MaximumItems]);
        if (list.Count is not (4 or 5))
        {
            throw StreamValue.Missing("the message"u8, "a list of four or five", message);
        }

        var name = list[list.Count - 2];
        var subscription = Symbols[list[list.Count - 1]];
        if (name.StartsWith("book-"u8))
        {
            ReadBook(list, subscription.Instrument, receivedAt, sink);
        }
        else if (name.SequenceEqual("trade"u8))
        {
            ReadTrades(list[1], subscription.Instrument, receivedAt, sink);
        }
        else if (name.SequenceEqual("ticker"u8))
        {
            ReadBestPrices(list[1], subscription.Instrument, receivedAt, sink);
        }
        else if (name.StartsWith("ohlc-"u8))
        {
            ReadBar(list[1], new BarSeriesId(subscription.Instrument, KrakenStreamProtocol.Named.Find(name[5..], subscription)), sink);
        }
        else
        {
            throw StreamValue.Missing("channel"u8, "book, trade, ticker or ohlc", name);
        }
    }

    private static void ReadEvent(ReadOnlySpan<byte> message, IStreamSink sink)
    {
        var data = new StreamObject(message, stackalloc StreamField[StreamObject.MaximumFields]);
        var name = data["event"u8];
        if (name.SequenceEqual("heartbeat"u8) || name.SequenceEqual("pong"u8) || name.SequenceEqual("systemStatus"u8))
        {
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Alive));
        }
        else if (name.SequenceEqual("subscriptionStatus"u8) || name.SequenceEqual("error"u8))
        {
            var isError = data["status"u8].SequenceEqual("error"u8) || data.Has("errorMessage"u8) || name.SequenceEqual("error"u8);
            sink.OnNotice(new StreamNotice(isError ? StreamNoticeKind.Error : StreamNoticeKind.Subscribed, RawText.OfLine(message)));
        }
        else
        {
            throw StreamValue.Missing("event"u8, "heartbeat, pong, systemStatus, subscriptionStatus or error", name);
        }
    }

    private static void ReadTrades(ReadOnlySpan<byte> content, InstrumentId instrument, DateTimeOffset receivedAt, IStreamSink sink)
    {
        var trades = new StreamItems(content, "trades"u8);
        Span<StreamField> fields = stackalloc StreamField[StreamTuple.MaximumItems];
        while (trades.MoveNext())
        {
            var trade = new StreamTuple(trades.Current, fields);
            var side = trade[3].SequenceEqual("b"u8) ? TradeSide.Buy : trade[3].SequenceEqual("s"u8) ? TradeSide.Sell : throw StreamValue.Missing("side"u8, "b or s", trade[3]);

            // Version 1 sends no id, and several fills can agree in all that it sends.
            sink.OnTrade(new Trade(
                instrument,
                venueTradeId: null,
                StreamValue.Seconds(trade[2], "time"u8),
                StreamValue.Decimal(trade[0], "price"u8),
                StreamValue.Decimal(trade[1], "volume"u8),
                side,
                receivedAt));
        }
    }

    private static void ReadBestPrices(ReadOnlySpan<byte> content, InstrumentId instrument, DateTimeOffset receivedAt, IStreamSink sink)
    {
        var ticker = new StreamObject(content, stackalloc StreamField[StreamObject.MaximumFields]);
        var bid = new StreamTuple(ticker["b"u8], stackalloc StreamField[StreamTuple.MaximumItems]);
        var ask = new StreamTuple(ticker["a"u8], stackalloc StreamField[StreamTuple.MaximumItems]);
        sink.OnBestPrices(new BestPrices(
            instrument,
            StreamValue.Decimal(bid[0], "b"u8),
            StreamValue.Decimal(bid[2], "b"u8),
            StreamValue.Decimal(ask[0], "a"u8),
            StreamValue.Decimal(ask[2], "a"u8),
            receivedAt));
    }

    private static void ReadBar(ReadOnlySpan<byte> content, BarSeriesId series, IStreamSink sink)
    {
        var bar = new StreamTuple(content, stackalloc StreamField[StreamTuple.MaximumItems]);
        var openTime = series.Timeframe.Add(StreamValue.Seconds(bar[1], "end"u8), -1);
        var prices = new BarPrices(
            StreamValue.Decimal(bar[2], "open"u8),
            StreamValue.Decimal(bar[3], "high"u8),
            StreamValue.Decimal(bar[4], "low"u8),
            StreamValue.Decimal(bar[5], "close"u8),
            StreamValue.Decimal(bar[7], "volume"u8));

        // Without a trade the venue sends an average of 0, which is none.
        var vwap = StreamValue.Decimal(bar[6], "vwap"u8);
        var detail = new BarDetail { Vwap = vwap == 0 ? null : vwap, TradeCount = StreamValue.Int64(bar[8], "count"u8) };
        sink.OnBar(CreateBar(series, openTime, prices, isClosed: false, StreamValue.Seconds(bar[0], "time"u8), detail));
    }

    private void ReadBook(StreamTuple list, InstrumentId instrument, DateTimeOffset receivedAt, IStreamSink sink)
    {
        Update.Reset(instrument, isSnapshot: false, receivedAt);
        Span<StreamField> fields = stackalloc StreamField[StreamObject.MaximumFields];
        for (var place = 1; place < list.Count - 2; place++)
        {
            var part = new StreamObject(list[place], fields);
            if (part.Has("as"u8) || part.Has("bs"u8))
            {
                Update.Reset(instrument, isSnapshot: true, receivedAt);
                ReadLevels(part["bs"u8], "bs"u8, isBid: true);
                ReadLevels(part["as"u8], "as"u8, isBid: false);
                continue;
            }

            if (!part.Has("a"u8) && !part.Has("b"u8))
            {
                throw StreamValue.Missing("book"u8, "asks or bids", list[place]);
            }

            ReadSide(part, "a"u8, isBid: false);
            ReadSide(part, "b"u8, isBid: true);
            if (part.Has("c"u8))
            {
                var checksum = part.Int64("c"u8);
                Update.Checksum = checksum is >= 0 and <= uint.MaxValue ? (uint)checksum : throw StreamValue.Missing("c"u8, "a checksum of 32 bits", part["c"u8]);
            }
        }

        sink.OnBook(Update);
    }

    private void ReadSide(StreamObject part, ReadOnlySpan<byte> name, bool isBid)
    {
        if (part.Has(name))
        {
            ReadLevels(part[name], name, isBid);
        }
    }
}
