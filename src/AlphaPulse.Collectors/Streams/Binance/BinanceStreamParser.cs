using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Reads Binance's combined streams, of the spot market and of the futures.</summary>
internal sealed class BinanceStreamParser(VenueStreamProtocol protocol, IReadOnlyList<StreamSubscription> subscriptions) : VenueStreamParser(protocol, subscriptions)
{
    protected override void Read(ReadOnlySpan<byte> message, DateTimeOffset receivedAt, IStreamSink sink)
    {
        var outer = new StreamObject(message, stackalloc StreamField[StreamObject.MaximumFields], isNested: true);
        if (!outer.Has("stream"u8))
        {
            ReadAnswer(outer, sink);
            return;
        }

        var data = outer.Child("data"u8);
        var kind = data["e"u8];
        if (kind.SequenceEqual("kline"u8))
        {
            ReadBar(data, sink);
        }
        else if (kind.SequenceEqual("trade"u8))
        {
            ReadTrade(data, data["t"u8], receivedAt, sink);
        }
        else if (kind.SequenceEqual("aggTrade"u8))
        {
            ReadTrade(data, data["a"u8], receivedAt, sink);
        }
        else if (kind.SequenceEqual("depthUpdate"u8))
        {
            ReadBook(data, receivedAt, sink);
        }
        else if (kind.SequenceEqual("bookTicker"u8) || outer["stream"u8].EndsWith("@bookTicker"u8))
        {
            // In the spot market it has no name of its own.
            ReadBestPrices(data, receivedAt, sink);
        }
        else
        {
            throw StreamValue.Missing("e"u8, "kline, trade, aggTrade, bookTicker or depthUpdate", kind);
        }
    }

    private static void ReadAnswer(StreamObject answer, IStreamSink sink)
    {
        if (answer.Has("error"u8) || answer.Has("code"u8))
        {
            sink.OnNotice(new StreamNotice(StreamNoticeKind.Error, RawText.OfLine(answer.Has("error"u8) ? answer["error"u8] : answer["msg"u8]))
            {
                Request = answer.OptionalInt64("id"u8),
            });
        }
        else if (answer.Has("id"u8))
        {
            // Number 0 is our ping.
            var request = answer.Int64("id"u8);
            sink.OnNotice(request == BinanceStreamProtocol.PingNumber
                ? new StreamNotice(StreamNoticeKind.Alive)
                : new StreamNotice(StreamNoticeKind.Subscribed, RawText.OfField(answer["id"u8])) { Request = request });
        }
        else
        {
            throw StreamValue.Missing("stream"u8, "the name of a stream", default);
        }
    }

    private void ReadBar(StreamObject data, IStreamSink sink)
    {
        var bar = data.Child("k"u8);
        var subscription = Symbols[bar["s"u8]];
        var prices = new BarPrices(bar.Decimal("o"u8), bar.Decimal("h"u8), bar.Decimal("l"u8), bar.Decimal("c"u8), bar.Decimal("v"u8));
        var detail = new BarDetail
        {
            QuoteVolume = bar.Decimal("q"u8),
            TradeCount = bar.Int64("n"u8),
            TakerBuyVolume = bar.Decimal("V"u8),
            TakerBuyQuoteVolume = bar.Decimal("Q"u8),
        };
        var series = new BarSeriesId(subscription.Instrument, BinanceStreamProtocol.Named.Find(bar["i"u8], subscription));
        sink.OnBar(CreateBar(series, bar.Milliseconds("t"u8), prices, bar.IsTrue("x"u8), data.Milliseconds("E"u8), detail));
    }

    private void ReadTrade(StreamObject data, ReadOnlySpan<byte> id, DateTimeOffset receivedAt, IStreamSink sink)
    {
        // m: the buyer was the maker, hence the taker sold.
        var side = data.IsTrue("m"u8) ? TradeSide.Sell : TradeSide.Buy;
        var number = StreamValue.Int64(id, "trade id"u8);
        sink.OnTrade(new Trade(
            Symbols[data["s"u8]].Instrument, number.ToString(CultureInfo.InvariantCulture), data.Milliseconds("T"u8), data.Decimal("p"u8), data.Decimal("q"u8), side, receivedAt));
    }

    private void ReadBestPrices(StreamObject data, DateTimeOffset receivedAt, IStreamSink sink) =>
        sink.OnBestPrices(new BestPrices(
            Symbols[data["s"u8]].Instrument, data.Decimal("b"u8), data.Decimal("B"u8), data.Decimal("a"u8), data.Decimal("A"u8), receivedAt)
        {
            Time = data.Has("E"u8) ? data.Milliseconds("E"u8) : null,
            UpdateId = data.Int64("u"u8),
        });

    private void ReadBook(StreamObject data, DateTimeOffset receivedAt, IStreamSink sink)
    {
        Update.Reset(Symbols[data["s"u8]].Instrument, isSnapshot: false, receivedAt);
        Update.SetIds(data.Int64("U"u8), data.Int64("u"u8), data.OptionalInt64("pu"u8));
        Update.Time = data.Milliseconds("E"u8);
        ReadLevels(data["b"u8], "b"u8, isBid: true);
        ReadLevels(data["a"u8], "a"u8, isBid: false);
        sink.OnBook(Update);
    }
}
