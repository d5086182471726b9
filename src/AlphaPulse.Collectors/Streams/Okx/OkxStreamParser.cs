using System.Text;

namespace AlphaPulse.Collectors;

/// <summary>Reads OKX's streams of version 5.</summary>
internal sealed class OkxStreamParser(VenueStreamProtocol protocol, IReadOnlyList<StreamSubscription> subscriptions) : VenueStreamParser(protocol, subscriptions)
{
    protected override void Read(ReadOnlySpan<byte> message, DateTimeOffset receivedAt, IStreamSink sink)
    {
        if (message.SequenceEqual("pong"u8))
        {
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Alive));
            return;
        }

        var data = new StreamObject(message, stackalloc StreamField[StreamObject.MaximumFields]);
        if (data.Has("event"u8))
        {
            ReadEvent(data["event"u8], message, sink);
            return;
        }

        var argument = new StreamObject(data["arg"u8], stackalloc StreamField[StreamObject.MaximumFields]);
        var channel = argument["channel"u8];
        var subscription = Symbols[argument["instId"u8]];
        var items = new StreamItems(data["data"u8], "data"u8);
        Span<StreamField> fields = stackalloc StreamField[StreamObject.MaximumFields];
        while (items.MoveNext())
        {
            if (channel.StartsWith("candle"u8))
            {
                ReadBar(items.Current, new BarSeriesId(subscription.Instrument, OkxStreamProtocol.Named.Find(channel, subscription)), receivedAt, sink);
                continue;
            }

            var item = new StreamObject(items.Current, fields);
            if (channel.SequenceEqual("books"u8))
            {
                ReadBook(item, data["action"u8], subscription.Instrument, receivedAt, sink);
            }
            else if (channel.SequenceEqual("trades"u8))
            {
                // Those of contracts are counted in contracts and cannot be asked for; a recorded session may have them.
                if (subscription.Instrument.Kind == InstrumentKind.Spot)
                {
                    ReadTrade(item, subscription.Instrument, receivedAt, sink);
                }
            }
            else if (channel.SequenceEqual("tickers"u8))
            {
                ReadBestPrices(item, subscription.Instrument, receivedAt, sink);
            }
            else
            {
                throw StreamValue.Missing("channel"u8, "books, trades, tickers or candles", channel);
            }
        }
    }

    private static void ReadEvent(ReadOnlySpan<byte> name, ReadOnlySpan<byte> message, IStreamSink sink)
    {
        var kind = name.SequenceEqual("subscribe"u8) || name.SequenceEqual("unsubscribe"u8) ? StreamNoticeKind.Subscribed
            : name.SequenceEqual("error"u8) ? StreamNoticeKind.Error
            : name.SequenceEqual("notice"u8) ? StreamNoticeKind.Reconnect
            : throw StreamValue.Missing("event"u8, "subscribe, unsubscribe, notice or error", name);
        sink.OnNotice(new StreamNotice(kind, RawText.OfLine(message)));
    }

    private static void ReadBar(ReadOnlySpan<byte> row, BarSeriesId series, DateTimeOffset receivedAt, IStreamSink sink)
    {
        var bar = new StreamTuple(row, stackalloc StreamField[StreamTuple.MaximumItems]);

        // The first volume of a contract counts contracts; the second volume of a spot pair is in the quote asset.
        var volume = bar[series.Instrument.Kind == InstrumentKind.Spot ? 5 : 6];
        var prices = new BarPrices(
            StreamValue.Decimal(bar[1], "open"u8),
            StreamValue.Decimal(bar[2], "high"u8),
            StreamValue.Decimal(bar[3], "low"u8),
            StreamValue.Decimal(bar[4], "close"u8),
            StreamValue.Decimal(volume, "volume"u8));
        var detail = new BarDetail { QuoteVolume = StreamValue.Decimal(bar[7], "quote volume"u8) };
        var isClosed = bar[8].SequenceEqual("1"u8) || (bar[8].SequenceEqual("0"u8) ? false : throw StreamValue.Missing("confirm"u8, "0 or 1", bar[8]));
        sink.OnBar(CreateBar(series, StreamValue.Milliseconds(bar[0], "open time"u8), prices, isClosed, receivedAt, detail));
    }

    private static void ReadTrade(StreamObject item, InstrumentId instrument, DateTimeOffset receivedAt, IStreamSink sink)
    {
        var side = item["side"u8].SequenceEqual("buy"u8) ? TradeSide.Buy
            : item["side"u8].SequenceEqual("sell"u8) ? TradeSide.Sell
            : throw StreamValue.Missing("side"u8, "buy or sell", item["side"u8]);
        sink.OnTrade(new Trade(
            instrument, Encoding.UTF8.GetString(item["tradeId"u8]), item.Milliseconds("ts"u8), item.Decimal("px"u8), item.Decimal("sz"u8), side, receivedAt));
    }

    private static void ReadBestPrices(StreamObject item, InstrumentId instrument, DateTimeOffset receivedAt, IStreamSink sink)
    {
        // A side without orders is an empty text.
        if (item["bidPx"u8].IsEmpty || item["askPx"u8].IsEmpty)
        {
            return;
        }

        // The sizes of contracts count contracts, and how much of the base asset that is the message does not say.
        var hasSizes = instrument.Kind == InstrumentKind.Spot;
        sink.OnBestPrices(new BestPrices(
            instrument, item.Decimal("bidPx"u8), hasSizes ? item.Decimal("bidSz"u8) : null, item.Decimal("askPx"u8), hasSizes ? item.Decimal("askSz"u8) : null, receivedAt)
        {
            Time = item.Milliseconds("ts"u8),
        });
    }

    private void ReadBook(StreamObject item, ReadOnlySpan<byte> action, InstrumentId instrument, DateTimeOffset receivedAt, IStreamSink sink)
    {
        var isSnapshot = action.SequenceEqual("snapshot"u8) || (action.SequenceEqual("update"u8) ? false : throw StreamValue.Missing("action"u8, "snapshot or update", action));
        Update.Reset(instrument, isSnapshot, receivedAt);
        var previous = item.OptionalInt64("prevSeqId"u8);
        Update.SetIds(null, item.OptionalInt64("seqId"u8), previous < 0 ? null : previous);
        Update.Time = item.Milliseconds("ts"u8);

        // A checksum of 0 in a message with ids says that the venue no longer takes one.
        var checksum = item.OptionalInt64("checksum"u8);
        if (checksum is < int.MinValue or > uint.MaxValue)
        {
            throw StreamValue.Missing("checksum"u8, "a number of 32 bits", item["checksum"u8]);
        }

        Update.Checksum = checksum is null || (checksum == 0 && Update.LastId is not null) ? null : unchecked((uint)checksum.Value);
        ReadLevels(item["bids"u8], "bids"u8, isBid: true);
        ReadLevels(item["asks"u8], "asks"u8, isBid: false);
        sink.OnBook(Update);
    }
}
