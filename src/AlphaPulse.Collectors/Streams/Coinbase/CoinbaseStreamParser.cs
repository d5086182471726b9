using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Reads Coinbase Exchange's feed.</summary>
internal sealed class CoinbaseStreamParser(VenueStreamProtocol protocol, IReadOnlyList<StreamSubscription> subscriptions) : VenueStreamParser(protocol, subscriptions)
{
    protected override void Read(ReadOnlySpan<byte> message, DateTimeOffset receivedAt, IStreamSink sink)
    {
        var data = new StreamObject(message, stackalloc StreamField[StreamObject.MaximumFields]);
        var type = data["type"u8];
        IsOfBook = type.SequenceEqual("l2update"u8) || type.SequenceEqual("snapshot"u8);
        if (type.SequenceEqual("l2update"u8))
        {
            ReadChanges(data, receivedAt, sink);
        }
        else if (type.SequenceEqual("match"u8) || type.SequenceEqual("last_match"u8))
        {
            ReadTrade(data, receivedAt, sink);
        }
        else if (type.SequenceEqual("ticker"u8))
        {
            ReadBestPrices(data, receivedAt, sink);
        }
        else if (type.SequenceEqual("snapshot"u8))
        {
            Update.Reset(Symbols[data["product_id"u8]].Instrument, isSnapshot: true, receivedAt);
            Update.Time = data.Has("time"u8) ? data.IsoTime("time"u8) : null;
            ReadLevels(data["bids"u8], "bids"u8, isBid: true);
            ReadLevels(data["asks"u8], "asks"u8, isBid: false);
            sink.OnBook(Update);
        }
        else if (type.SequenceEqual("subscriptions"u8))
        {
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Subscribed, RawText.OfLine(data["channels"u8])));
        }
        else if (type.SequenceEqual("heartbeat"u8))
        {
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Alive));
        }
        else if (type.SequenceEqual("error"u8))
        {
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Error, RawText.OfLine(message)));
        }
        else
        {
            throw StreamValue.Missing("type"u8, "l2update, match, last_match, ticker, snapshot, subscriptions, heartbeat or error", type);
        }
    }

    private void ReadTrade(StreamObject data, DateTimeOffset receivedAt, IStreamSink sink)
    {
        // side is the maker's: a maker who sold met a taker who bought.
        var side = IsBuy(data["side"u8]) ? TradeSide.Sell : TradeSide.Buy;
        sink.OnTrade(new Trade(
            Symbols[data["product_id"u8]].Instrument,
            data.Int64("trade_id"u8).ToString(CultureInfo.InvariantCulture),
            data.IsoTime("time"u8),
            data.Decimal("price"u8),
            data.Decimal("size"u8),
            side,
            receivedAt));
    }

    private void ReadBestPrices(StreamObject data, DateTimeOffset receivedAt, IStreamSink sink) =>
        sink.OnBestPrices(new BestPrices(
            Symbols[data["product_id"u8]].Instrument,
            data.Decimal("best_bid"u8),
            data.Has("best_bid_size"u8) ? data.Decimal("best_bid_size"u8) : null,
            data.Decimal("best_ask"u8),
            data.Has("best_ask_size"u8) ? data.Decimal("best_ask_size"u8) : null,
            receivedAt)
        {
            Time = data.Has("time"u8) ? data.IsoTime("time"u8) : null,
            UpdateId = data.OptionalInt64("sequence"u8),
        });

    private void ReadChanges(StreamObject data, DateTimeOffset receivedAt, IStreamSink sink)
    {
        Update.Reset(Symbols[data["product_id"u8]].Instrument, isSnapshot: false, receivedAt);
        Update.Time = data.IsoTime("time"u8);
        var changes = new StreamItems(data["changes"u8], "changes"u8);
        while (changes.MoveNext())
        {
            var change = new StreamItems(changes.Current, "changes"u8);
            var isBid = IsBuy(change.Next("side"u8));
            var price = StreamValue.Decimal(change.Next("price"u8), "price"u8);
            AddLevel(price, StreamValue.Decimal(change.Next("size"u8), "size"u8), isBid, "changes"u8);
        }

        sink.OnBook(Update);
    }

    private static bool IsBuy(ReadOnlySpan<byte> side) => side.SequenceEqual("buy"u8)
        || (!side.SequenceEqual("sell"u8) ? throw StreamValue.Missing("side"u8, "buy or sell", side) : false);
}
