using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Streams;

/// <summary>The recorded sessions read to the counts and values that lie in them.</summary>
public class RecordedStreamTests
{
    [EvidenceFact]
    public void Binance_spot_of_2021()
    {
        var seen = new Collected();
        Recordings.Play(VenueStreamProtocols.BinanceSpot, Recordings.Binance("NKNUSDT", "BLZETH", "LRCBTC", "RUNEEUR"), Recordings.Read("binance-spot", "session-2021-10-12.jsonl"), seen);

        Assert.Equal((177, 84, 2, 2), (seen.Books.Count, seen.BestPrices.Count, seen.Trades.Count, seen.Bars.Count));
        Assert.All(seen.Bars, bar => Assert.True(bar.IsProvisional));
        var open = seen.Bars[0];
        Assert.Equal((0.3527m, 0.3528m, 0.3522m, 0.3528m, 25877m), (open.Open, open.High, open.Low, open.Close, open.Volume));
        Assert.Equal("25877.00000000", open.Volume.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((9116.046m, 30L, 58m, 20.4624m), (open.Detail!.QuoteVolume, open.Detail.TradeCount, open.Detail.TakerBuyVolume, open.Detail.TakerBuyQuoteVolume));
        Assert.Equal(("15683430", TradeSide.Buy), (seen.Trades[0].VenueTradeId, seen.Trades[0].TakerSide));
    }

    [EvidenceFact]
    public void Binance_spot_of_2024()
    {
        var seen = new Collected();
        var events = Recordings.Read("binance-spot", "session-btcusdt-2024-08-08.jsonl").Where(e => !Recordings.IsBinanceSnapshot(e));
        Recordings.Play(VenueStreamProtocols.BinanceSpot, Recordings.Binance("BTCUSDT"), events, seen);

        Assert.Equal((816, 6575, 1608), (seen.Books.Count, seen.BestPrices.Count, seen.Trades.Count));
        var ids = seen.Trades.Select(t => long.Parse(t.VenueTradeId!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(Enumerable.Range(0, ids.Count).Select(i => ids[0] + i), ids);
    }

    [EvidenceFact]
    public void Binance_futures()
    {
        var seen = new Collected();
        Recordings.Play(VenueStreamProtocols.BinanceFutures, Recordings.BinanceFutures("SUSHIUSDT", "AKROUSDT", "KEEPUSDT", "CTKUSDT"), Recordings.Read("binance-usdm", "session-2021-07-22.jsonl"), seen);

        Assert.Equal((764, 613, 91, 67), (seen.Books.Count, seen.BestPrices.Count, seen.Trades.Count, seen.Bars.Count));
        var closed = seen.Bars.Where(b => !b.IsProvisional).ToList();
        Assert.Equal(4, closed.Count);
        Assert.All(closed, bar =>
        {
            Assert.Equal(new DateTimeOffset(2021, 7, 22, 22, 25, 0, TimeSpan.Zero), bar.OpenTime);
            Assert.True(bar.AvailableAt >= bar.OpenTime.AddMinutes(1));
            Assert.Equal(BarProvenance.VenueStream, bar.Provenance);
        });
        var sushi = closed.Single(b => b.Series.Instrument.Base == "SUSHIUSDT");
        Assert.Equal((7.608m, 7.618m, 7.607m, 7.617m, 3005m), (sushi.Open, sushi.High, sushi.Low, sushi.Close, sushi.Volume));
    }

    [EvidenceFact]
    public void Coinbase()
    {
        var seen = new Collected();
        Recordings.Play(VenueStreamProtocols.Coinbase, Recordings.Coinbase, Recordings.Read("coinbase-exchange", "session-2021-04-17.jsonl"), seen);

        Assert.Equal((3923, 37, 37, 3), (seen.Books.Count, seen.BestPrices.Count, seen.Trades.Count, seen.Notices.Count));
        Assert.Equal(10, seen.Books.Count(b => b.IsSnapshot));
        var trade = seen.Trades.Single(t => t.VenueTradeId == "881613");

        // The ticker of the same trade names the taker's side: buy.
        Assert.Equal((14.7775m, 0.04m, TradeSide.Buy), (trade.Price, trade.Quantity, trade.TakerSide));
        Assert.Equal(new DateTimeOffset(2021, 4, 17, 16, 43, 30, TimeSpan.Zero).AddTicks(2_440_750), trade.Time);
    }

    [EvidenceFact]
    public void Kraken()
    {
        var seen = new Collected();
        Recordings.Play(VenueStreamProtocols.Kraken, Recordings.Kraken, Recordings.Read("kraken", "session-trade-2021-04-17.jsonl"), seen);
        Recordings.Play(VenueStreamProtocols.Kraken, Recordings.Kraken, Recordings.Read("kraken", "session-ticker-2021-04-17.jsonl"), seen);

        Assert.Equal((10, 18), (seen.Trades.Count, seen.BestPrices.Count));
        Assert.Equal(20, seen.Notices.Count(n => n.Kind == StreamNoticeKind.Subscribed));
        Assert.Equal((354.11m, 0.89594024m, TradeSide.Sell), (seen.Trades[0].Price, seen.Trades[0].Quantity, seen.Trades[0].TakerSide));
        Assert.Equal((13.2329m, 185.18432037m, 13.2539m, 35.72892241m), (seen.BestPrices[0].BidPrice, seen.BestPrices[0].BidSize, seen.BestPrices[0].AskPrice, seen.BestPrices[0].AskSize));
        Assert.All(seen.Trades, t => Assert.Null(t.VenueTradeId));
    }

    [EvidenceFact]
    public void Okx()
    {
        var seen = new Collected();
        Recordings.Play(VenueStreamProtocols.Okx, Recordings.Okx, Recordings.Read("okx", "session-2022-05-13.jsonl"), seen);

        Assert.Equal((290, 28, 69, 18), (seen.Books.Count, seen.BestPrices.Count, seen.Trades.Count, seen.Notices.Count));
        Assert.All(seen.Trades, t => Assert.Equal(InstrumentKind.Spot, t.Instrument.Kind));
        Assert.All(seen.BestPrices, p => Assert.Equal(p.Instrument.Kind == InstrumentKind.Spot, p.BidSize is not null && p.AskSize is not null));
    }

    [EvidenceFact]
    public void Bitfinex()
    {
        var seen = new Collected();
        Recordings.Play(VenueStreamProtocols.Bitfinex, Recordings.Bitfinex, Recordings.Read("bitfinex", "session-2021-04-17.jsonl"), seen);

        Assert.Equal(21, seen.BestPrices.Count);
        Assert.Equal(1593 + 7, seen.Books.Count);
        Assert.Equal(21, seen.Notices.Count(n => n.Kind == StreamNoticeKind.Subscribed));
        Assert.DoesNotContain(seen.Notices, n => n.Kind is StreamNoticeKind.Reconnect or StreamNoticeKind.Missed);
        Assert.Equal((0.068965m, 0.0774m), (seen.BestPrices[0].BidPrice, seen.BestPrices[0].AskPrice));
        Assert.Contains(seen.Trades, t => t is { VenueTradeId: "669899159", Price: 0.076989m, Quantity: 166.391496m, TakerSide: TradeSide.Buy });
        Assert.Equal(670155031, seen.Trades.Max(t => long.Parse(t.VenueTradeId!, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [EvidenceFact]
    public void A_lost_message_of_Bitfinex_is_missed()
    {
        var seen = new Collected();
        var events = Recordings.Read("bitfinex", "session-2021-04-17.jsonl");
        events.RemoveAt(800);
        Recordings.Play(VenueStreamProtocols.Bitfinex, Recordings.Bitfinex, events, seen);

        Assert.Single(seen.Notices, n => n.Kind == StreamNoticeKind.Missed);
    }
}
