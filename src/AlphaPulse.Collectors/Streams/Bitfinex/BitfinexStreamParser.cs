using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>
/// Reads Bitfinex's stream of version 2: lists of channel number, content and message number. The channel numbers are given anew on
/// every connection; a message number that is missing cannot be laid to one channel.
/// </summary>
internal sealed class BitfinexStreamParser(VenueStreamProtocol protocol, IReadOnlyList<StreamSubscription> subscriptions) : VenueStreamParser(protocol, subscriptions)
{
    private readonly Dictionary<long, BitfinexChannel> _channels = [];
    private long? _lastNumber;

    /// <inheritdoc/>
    public override IReadOnlyList<string> RenewBookMessages(StreamSubscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        var old = _channels.Where(c => c.Value.Kind == StreamChannels.Book && c.Value.Instrument == subscription.Instrument).Select(c => c.Key);
        return
        [
            .. old.Select(id => string.Create(CultureInfo.InvariantCulture, $$"""{"event":"unsubscribe","chanId":{{id}}}""")),
            BitfinexStreamProtocol.BookMessage(subscription),
        ];
    }

    protected override void Read(ReadOnlySpan<byte> message, DateTimeOffset receivedAt, IStreamSink sink)
    {
        if (message.IsEmpty || message[0] != '[')
        {
            ReadEvent(message, sink);
            return;
        }

        IsOfBook = true;
        var list = new StreamTuple(message, stackalloc StreamField[StreamTuple.MaximumItems]);
        var channelId = StreamValue.Int64(list[0], "channel"u8);
        CheckNumber(list, sink);
        IsOfBook = !_channels.TryGetValue(channelId, out var known) || known.Kind == StreamChannels.Book;
        if (list.TypeOf(1) == JsonTokenType.String)
        {
            if (list[1].SequenceEqual("hb"u8))
            {
                sink.OnNotice(new StreamNotice(StreamNoticeKind.Alive));
            }
            else if (list[1].SequenceEqual("te"u8))
            {
                SendTrade(list[2], Find(channelId).Instrument, receivedAt, sink);
            }
            else if (!list[1].SequenceEqual("tu"u8))
            {
                // tu tells the trade of a te again.
                throw StreamValue.Missing("kind"u8, "hb, te or tu", list[1]);
            }

            return;
        }

        var channel = Find(channelId);
        switch (channel.Kind)
        {
            case StreamChannels.Book:
                ReadBook(list[1], channel.Instrument, receivedAt, sink);
                break;
            case StreamChannels.Trades:
                ReadTrades(list[1], channel.Instrument, receivedAt, sink);
                break;
            case StreamChannels.BestPrices:
                ReadBestPrices(list[1], channel.Instrument, receivedAt, sink);
                break;
            default:
                ReadBars(list[1], new BarSeriesId(channel.Instrument, channel.Timeframe), receivedAt, sink);
                break;
        }
    }

    /// <summary>Whether the content is a list of lists, which a snapshot is, rather than one row.</summary>
    private static bool IsSnapshot(ReadOnlySpan<byte> content)
    {
        var items = new StreamItems(content, "content"u8);
        return !items.MoveNext() || items.Type == JsonTokenType.StartArray;
    }

    private static void SendTrade(ReadOnlySpan<byte> row, InstrumentId instrument, DateTimeOffset receivedAt, IStreamSink sink)
    {
        var trade = new StreamTuple(row, stackalloc StreamField[StreamTuple.MaximumItems]);
        var amount = StreamValue.Decimal(trade[2], "amount"u8);
        sink.OnTrade(new Trade(
            instrument,
            StreamValue.Int64(trade[0], "id"u8).ToString(CultureInfo.InvariantCulture),
            StreamValue.Milliseconds(trade[1], "time"u8),
            StreamValue.Decimal(trade[3], "price"u8),
            Math.Abs(amount),
            amount > 0 ? TradeSide.Buy : TradeSide.Sell,
            receivedAt));
    }

    private static void ReadBestPrices(ReadOnlySpan<byte> row, InstrumentId instrument, DateTimeOffset receivedAt, IStreamSink sink)
    {
        var ticker = new StreamTuple(row, stackalloc StreamField[StreamTuple.MaximumItems]);
        sink.OnBestPrices(new BestPrices(
            instrument,
            StreamValue.Decimal(ticker[0], "bid"u8),
            StreamValue.Decimal(ticker[1], "bid size"u8),
            StreamValue.Decimal(ticker[2], "ask"u8),
            StreamValue.Decimal(ticker[3], "ask size"u8),
            receivedAt));
    }

    private static void ReadTrades(ReadOnlySpan<byte> content, InstrumentId instrument, DateTimeOffset receivedAt, IStreamSink sink)
    {
        // The newest comes first; they are handed over in the order of time.
        foreach (var (start, length) in RowsBackwards(content))
        {
            SendTrade(content.Slice(start, length), instrument, receivedAt, sink);
        }
    }

    private static void ReadBars(ReadOnlySpan<byte> content, BarSeriesId series, DateTimeOffset receivedAt, IStreamSink sink)
    {
        if (!IsSnapshot(content))
        {
            SendBar(content, series, receivedAt, sink);
            return;
        }

        foreach (var (start, length) in RowsBackwards(content))
        {
            SendBar(content.Slice(start, length), series, receivedAt, sink);
        }
    }

    private static void SendBar(ReadOnlySpan<byte> row, BarSeriesId series, DateTimeOffset receivedAt, IStreamSink sink)
    {
        // The order is the venue's own: open, close, high, low.
        var bar = new StreamTuple(row, stackalloc StreamField[StreamTuple.MaximumItems]);
        var prices = new BarPrices(
            StreamValue.Decimal(bar[1], "open"u8),
            StreamValue.Decimal(bar[3], "high"u8),
            StreamValue.Decimal(bar[4], "low"u8),
            StreamValue.Decimal(bar[2], "close"u8),
            StreamValue.Decimal(bar[5], "volume"u8));
        sink.OnBar(CreateBar(series, StreamValue.Milliseconds(bar[0], "open time"u8), prices, isClosed: false, receivedAt, detail: null));
    }

    private static List<(int Start, int Length)> RowsBackwards(ReadOnlySpan<byte> content)
    {
        var rows = new List<(int, int)>();
        var reader = new Utf8JsonReader(content);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            rows.Add(StreamItems.Range(ref reader, out _));
        }

        rows.Reverse();
        return rows;
    }

    private void ReadBook(ReadOnlySpan<byte> content, InstrumentId instrument, DateTimeOffset receivedAt, IStreamSink sink)
    {
        var isSnapshot = IsSnapshot(content);
        Update.Reset(instrument, isSnapshot, receivedAt);
        if (!isSnapshot)
        {
            AddRow(content);
        }
        else
        {
            var rows = new StreamItems(content, "book"u8);
            while (rows.MoveNext())
            {
                AddRow(rows.Current);
            }
        }

        sink.OnBook(Update);
    }

    private void AddRow(ReadOnlySpan<byte> row)
    {
        var level = new StreamTuple(row, stackalloc StreamField[StreamTuple.MaximumItems]);
        var amount = StreamValue.Decimal(level[2], "amount"u8);
        var isGone = StreamValue.Int64(level[1], "count"u8) == 0;
        AddLevel(StreamValue.Decimal(level[0], "price"u8), isGone ? 0 : Math.Abs(amount), isBid: amount > 0, "book"u8);
    }

    private BitfinexChannel Find(long id) => _channels.TryGetValue(id, out var channel)
        ? channel
        : throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"the channel {id} was not subscribed on this connection"));

    private void CheckNumber(StreamTuple list, IStreamSink sink)
    {
        var last = list.Count - 1;
        if (last < 2 || list.TypeOf(last) != JsonTokenType.Number)
        {
            return;
        }

        var number = StreamValue.Int64(list[last], "message number"u8);
        if (_lastNumber is { } before && number != before + 1)
        {
            sink.OnNotice(new StreamNotice(
                StreamNoticeKind.Missed,
                string.Create(CultureInfo.InvariantCulture, $"message {number} came after message {before}")));
        }

        _lastNumber = number;
    }

    private void ReadEvent(ReadOnlySpan<byte> message, IStreamSink sink)
    {
        var data = new StreamObject(message, stackalloc StreamField[StreamObject.MaximumFields]);
        var name = data["event"u8];
        if (name.SequenceEqual("subscribed"u8))
        {
            _channels[data.Int64("chanId"u8)] = ToChannel(data);
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Subscribed, RawText.OfLine(message)));
        }
        else if (name.SequenceEqual("error"u8))
        {
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Error, RawText.OfLine(message)));
        }
        else if (name.SequenceEqual("info"u8))
        {
            // 20051 and 20060: the venue restarts or stops for maintenance, and asks to connect anew.
            var mustReconnect = data.OptionalInt64("code"u8) is 20051 or 20060;
            sink.OnNotice(mustReconnect ? new StreamNotice(StreamNoticeKind.Reconnect, RawText.OfLine(message)) : new StreamNotice(StreamNoticeKind.Alive));
        }
        else if (name.SequenceEqual("unsubscribed"u8))
        {
            _channels.Remove(data.Int64("chanId"u8));
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Alive));
        }
        else if (name.SequenceEqual("conf"u8) && !data["status"u8].SequenceEqual("OK"u8))
        {
            // Messages are not numbered then, so that none would be missed.
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Error, RawText.OfLine(message)));
        }
        else if (name.SequenceEqual("conf"u8) || name.SequenceEqual("pong"u8))
        {
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Alive));
        }
        else
        {
            throw StreamValue.Missing("event"u8, "subscribed, unsubscribed, info, conf, pong or error", name);
        }
    }

    private BitfinexChannel ToChannel(StreamObject data)
    {
        var name = data["channel"u8];
        if (name.SequenceEqual("candles"u8))
        {
            // trade:1m:tBTCUSD, and the symbol may have a colon of its own.
            var parts = Encoding.UTF8.GetString(data["key"u8]).Split(':', 3);
            if (parts.Length < 3)
            {
                throw StreamValue.Missing("key"u8, "trade:interval:symbol", data["key"u8]);
            }

            var subscription = Symbols[Encoding.UTF8.GetBytes(parts[2])];
            return new BitfinexChannel(StreamChannels.Bars, subscription.Instrument, BitfinexStreamProtocol.Named.Find(Encoding.UTF8.GetBytes(parts[1]), subscription));
        }

        var kind = name.SequenceEqual("book"u8) ? StreamChannels.Book
            : name.SequenceEqual("trades"u8) ? StreamChannels.Trades
            : name.SequenceEqual("ticker"u8) ? StreamChannels.BestPrices
            : throw StreamValue.Missing("channel"u8, "book, trades, ticker or candles", name);
        return new BitfinexChannel(kind, Symbols[data["symbol"u8]].Instrument, default);
    }
}
