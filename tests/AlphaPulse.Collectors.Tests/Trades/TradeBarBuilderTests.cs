using static AlphaPulse.Collectors.Tests.Trades.TradeScene;

namespace AlphaPulse.Collectors.Tests.Trades;

/// <summary>Bars are what the trades say, and say themselves where trades may be missing.</summary>
public class TradeBarBuilderTests
{
    [Fact]
    public void A_bar_holds_its_trades_exactly_and_minutes_without_trades_have_none()
    {
        var bars = Build(
            Numbered,
            Trade(1, 10, 99.5m),
            Trade(2, 60, 100.10m, 0.3m),
            Trade(3, 61, 102.30m, 0.00000001m, TradeSide.Sell),
            Trade(4, 119.9999999, 98.7m, 0.7m),
            Trade(5, 60 * 5, 101m));

        Assert.Equal([0, 1, 5], bars.Select(b => (b.Bar.OpenTime - Start).TotalMinutes));
        var bar = bars[1].Bar;
        Assert.Equal((100.10m, 102.30m, 98.7m, 98.7m, 1.00000001m), (bar.Open, bar.High, bar.Low, bar.Close, bar.Volume));
        Assert.Equal((3L, 30.030m + 0.0000010230m + 69.09m, 1.0m, 99.12m), (bar.Detail!.TradeCount, bar.Detail.QuoteVolume, bar.Detail.TakerBuyVolume, bar.Detail.TakerBuyQuoteVolume));
        Assert.Equal((BarProvenance.Rebuilt, false), (bar.Provenance, bar.IsAvailabilityAssumed));
        Assert.True(bars[1].IsWhole);
        Assert.Equal([RebuiltBarDoubts.UnknownStart, RebuiltBarDoubts.None, RebuiltBarDoubts.UnknownEnd], bars.Select(b => b.Doubts));
    }

    [Fact]
    public void A_missing_id_makes_the_bars_beside_it_incomplete_and_no_others()
    {
        var within = Build(Numbered, Trade(1, 1, 1m), Trade(2, 60, 1m), Trade(5, 70, 1m), Trade(6, 130, 1m), Trade(7, 190, 1m));
        Assert.Equal((RebuiltBarDoubts.MissingTrades, 2L), (within[1].Doubts, within[1].MissingTrades));
        Assert.Equal((true, 0L), (within[2].IsWhole, within[2].MissingTrades));

        var border = Build(Numbered, Trade(1, 1, 1m), Trade(2, 60, 1m), Trade(4, 130, 1m), Trade(5, 190, 1m), Trade(6, 250, 1m));
        Assert.Equal([false, false, false, true, false], border.Select(b => b.IsWhole));
        Assert.Equal([0, 1, 1, 0, 0], border.Select(b => b.MissingTrades));
    }

    [Fact]
    public void A_trade_that_comes_twice_counts_once_and_one_out_of_order_takes_its_place()
    {
        foreach (var options in new[] { Numbered, Numbered with { Ids = TradeIdRule.Increasing } })
        {
            var builder = new TradeBarBuilder(Minutes, options);
            var bars = Build(builder, [Trade(1, 1, 9m), Trade(3, 62, 11m), Trade(2, 61, 10m), Trade(3, 62, 11m), Trade(4, 63, 12m), Trade(2, 61, 10m), Trade(5, 120, 1m)]);
            Assert.Equal((10m, 12m, 3m), (bars[1].Bar.Open, bars[1].Bar.Close, bars[1].Bar.Volume));
            Assert.Equal((5L, 2L, 0L), (builder.Trades, builder.Duplicates, builder.Late));
        }
    }

    [Fact]
    public void Ids_decide_what_was_first_where_the_clock_of_the_venue_goes_back()
    {
        var bars = Build(Numbered, Trade(1, 1, 9m), Trade(2, 61.002, 10m), Trade(3, 61.001, 11m), Trade(4, 121, 1m));
        Assert.Equal((10m, 11m), (bars[1].Bar.Open, bars[1].Bar.Close));
        Assert.True(bars[1].IsWhole);
    }

    [Fact]
    public void Ids_without_an_order_prove_nothing_and_time_then_arrival_decides()
    {
        var bars = Build(new TradeBarOptions(), Trade("b", 61, 10m), Trade("a", 61, 11m), Trade("c", 60.5, 9m), Trade("a", 61, 11m));
        var bar = Assert.Single(bars);
        Assert.Equal((9m, 11m, 3m), (bar.Bar.Open, bar.Bar.Close, bar.Bar.Volume));
        Assert.Equal(RebuiltBarDoubts.UnprovableIds, bar.Doubts);
    }

    [Fact]
    public void A_bar_waits_for_late_trades_and_one_later_still_changes_nothing()
    {
        var builder = new TradeBarBuilder(Minutes, Numbered);
        foreach (var trade in new[] { Trade(1, 1, 9m), Trade(2, 30, 10m), Trade(4, 64, 5m), Trade(3, 59, 11m) })
        {
            builder.Add(trade);
        }

        Assert.Empty(Take(builder));
        builder.Add(Trade(6, 65, 6m));
        var bar = Assert.Single(Take(builder));
        Assert.Equal((11m, 3m, RebuiltBarDoubts.UnknownStart), (bar.Bar.Close, bar.Bar.Volume, bar.Doubts));
        Assert.Equal(Start.AddSeconds(65).AddMilliseconds(20), bar.Bar.AvailableAt);

        builder.Add(Trade(5, 59.5, 99m));
        builder.Add(Trade(2, 30, 10m));
        builder.AdvanceTo(Start.AddMinutes(3));
        var next = Assert.Single(Take(builder));
        Assert.Equal((1L, 1L, 2m), (builder.Late, builder.Duplicates, next.Bar.Volume));
        Assert.Equal(RebuiltBarDoubts.UnknownEnd, next.Doubts);
    }

    [Fact]
    public void A_trade_from_before_what_is_remembered_is_late_and_the_bar_of_its_time_in_doubt()
    {
        var builder = new TradeBarBuilder(Minutes, Numbered);
        builder.Add(Trade(10, 61, 9m));
        builder.Add(Trade(11, 126, 9m));
        builder.Add(Trade(3, 127, 9m));
        builder.Add(Trade(12, 200, 9m));
        var bars = Take(builder);
        Assert.Equal(1, builder.Late);
        Assert.Equal((1m, RebuiltBarDoubts.MissingTrades), (bars[1].Bar.Volume, bars[1].Doubts));
    }

    [Fact]
    public void Sessions_give_their_bars_and_trades_outside_give_none()
    {
        var series = new BarSeriesId(InstrumentId.Parse("nyse:IBM"), Timeframe.OneHour);
        var builder = new TradeBarBuilder(series, new TradeBarOptions { Calendar = TradingCalendars.Get("nyse") });
        foreach (var (id, hour, minute) in new[] { ("a", 13, 0), ("b", 14, 31), ("c", 15, 10), ("d", 21, 5) })
        {
            var time = new DateTimeOffset(2024, 1, 3, hour, minute, 0, TimeSpan.Zero);
            builder.Add(new Trade(series.Instrument, id, time, 160m, 1, TradeSide.Unknown, time));
        }

        builder.Complete();
        var bars = Take(builder);
        Assert.Equal(["2024-01-03T14:30:00Z", "2024-01-03T15:00:00Z"], bars.Select(b => UtcText.Format(b.Bar.OpenTime)));
        Assert.Equal((2L, null), (builder.OffCalendar, bars[0].Bar.Detail!.TakerBuyVolume));
    }

    [Fact]
    public void What_is_not_exact_is_left_out_or_refused()
    {
        var fine = Trade(1, 1, 0.1234567890123456789m, 0.12345678901m);
        Assert.Null(Assert.Single(Build(Numbered, fine)).Bar.Detail!.QuoteVolume);

        var builder = new TradeBarBuilder(Minutes, Numbered);
        builder.Add(Trade(1, 1, 1m, 100_000_000_000_000_000m));
        var error = Assert.Throws<InvalidTradeException>(() => builder.Add(Trade(2, 2, 1m, 0.0000000000000001m)));
        Assert.Contains("'2' of test:AAA-BBB at 2024-01-01T00:00:02Z", error.Message, StringComparison.Ordinal);

        Assert.Contains("'x7'", Assert.Throws<InvalidTradeException>(() => builder.Add(Trade("x7", 2, 1m))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TradeBarBuilder(Minutes with { Instrument = InstrumentId.Parse("test:X-Y") }).Add(fine));
        Assert.Throws<ArgumentException>(() => new TradeBarBuilder(Minutes, Numbered with { Lateness = TimeSpan.FromDays(2) }));
        Assert.Throws<ArgumentException>(() => new TradeBarBuilder(default));
    }

    [Fact]
    public void An_assumed_delay_is_marked_and_trades_that_stand_for_several_are_not_counted()
    {
        var bar = Assert.Single(Build(Numbered with { AssumedDelay = TimeSpan.FromSeconds(2), Aggregated = true }, Trade(1, 1, 1m))).Bar;
        Assert.Equal((Start.AddSeconds(62), true, null), (bar.AvailableAt, bar.IsAvailabilityAssumed, bar.Detail!.TradeCount));
    }

    [Theory]
    [InlineData(TradeIdRule.Consecutive)]
    [InlineData(TradeIdRule.Increasing)]
    [InlineData(TradeIdRule.Opaque)]
    public void Nothing_is_allocated_per_trade(TradeIdRule ids)
    {
        var builder = new TradeBarBuilder(Minutes, Numbered with { Ids = ids });
        var trades = Enumerable.Range(1, 4_000).Select(i => Trade(i, i * 0.1, 100m + (i % 7))).ToList();
        (trades[1_500], trades[1_501]) = (trades[1_501], trades[1_500]);
        trades.Insert(1_700, trades[1_699]);
        foreach (var trade in trades.Take(1_300))
        {
            builder.Add(trade);
        }

        Assert.NotEmpty(Take(builder));
        var allocated = Measure(builder, trades, 1_300, 1_780);
        Assert.Equal(0, allocated);
        Assert.Empty(Take(builder));

        // Four bars are given out; the trades between them cost nothing.
        Assert.InRange(Measure(builder, trades, 1_780, 4_001), 1, 4 * 700);
    }

    private static long Measure(TradeBarBuilder builder, List<Trade> trades, int from, int to)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = from; i < to; i++)
        {
            builder.Add(trades[i]);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
