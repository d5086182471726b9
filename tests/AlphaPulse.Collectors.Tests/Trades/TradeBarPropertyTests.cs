using FsCheck;
using FsCheck.Fluent;
using static AlphaPulse.Collectors.Tests.Trades.TradeScene;

namespace AlphaPulse.Collectors.Tests.Trades;

/// <summary>Whatever the order and the repeats, the bars are those of a plain reference over the sorted trades.</summary>
public class TradeBarPropertyTests
{
    [Theory]
    [InlineData(TradeIdRule.Consecutive)]
    [InlineData(TradeIdRule.Increasing)]
    public void Shuffled_and_repeated_trades_make_the_bars_of_the_sorted_ones(TradeIdRule ids) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            var trades = Trades(random, 120);
            var kept = trades.Where(_ => random.NextDouble() > 0.1).ToList();
            var options = AnyOrder with { Ids = ids };
            var sorted = Build(options, kept);
            var shuffled = kept.Concat(kept.Where(_ => random.NextDouble() < 0.2)).OrderBy(_ => random.NextDouble()).ToList();
            var builder = new TradeBarBuilder(Minutes, options);
            Assert.Equal(sorted, Build(builder, shuffled));
            Assert.Equal((shuffled.Count - kept.Count, kept.Count), ((int)builder.Duplicates, (int)builder.Trades));
            AssertReference(kept, sorted, ids);
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Disorder_within_the_lateness_changes_no_bar() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new DeterministicRandom(seed);
            var trades = Trades(random, 200);
            var options = Numbered with { AssumedDelay = TimeSpan.Zero };
            var disordered = trades.OrderBy(t => t.Time.AddSeconds(random.NextDouble() * 4.9)).ToList();
            var builder = new TradeBarBuilder(Minutes, options);
            var sorted = Build(options, trades);
            var bars = Build(builder, disordered);
            Assert.Equal(sorted.Select(b => b.Bar), bars.Select(b => b.Bar));

            // The trade behind a bar may not have come yet when the bar is given out: then it is not proven, and never the other way round.
            Assert.All(sorted.Zip(bars), pair => Assert.True(pair.First.IsWhole || !pair.Second.IsWhole));
            Assert.Equal(0, builder.Late);
            return true;
        }).QuickCheckThrowOnFailure();

    private static List<Trade> Trades(DeterministicRandom random, int count)
    {
        var trades = new List<Trade>();
        var seconds = 0.0;
        for (var i = 1; i <= count; i++)
        {
            seconds += random.NextDouble() * random.NextDouble() * 40;
            trades.Add(Trade(i, seconds, 100m + (decimal)(int)(random.NextDouble() * 500) / 100, 1 + (decimal)(int)(random.NextDouble() * 1000) / 1000));
        }

        return trades;
    }

    private static void AssertReference(List<Trade> trades, List<RebuiltBar> bars, TradeIdRule ids)
    {
        var groups = trades.GroupBy(t => Minutes.Timeframe.Floor(t.Time)).ToList();
        Assert.Equal(groups.Select(g => g.Key), bars.Select(b => b.Bar.OpenTime));
        foreach (var (group, bar) in groups.Zip(bars))
        {
            Assert.Equal(
                (group.First().Price, group.Max(t => t.Price), group.Min(t => t.Price), group.Last().Price, group.Sum(t => t.Quantity)),
                (bar.Bar.Open, bar.Bar.High, bar.Bar.Low, bar.Bar.Close, bar.Bar.Volume));
            Assert.Equal((group.Count(), group.Sum(t => t.Price * t.Quantity)), (bar.Bar.Detail!.TradeCount!.Value, bar.Bar.Detail.QuoteVolume!.Value));
            var seen = trades.Select(t => long.Parse(t.VenueTradeId!, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
            var own = group.Select(t => long.Parse(t.VenueTradeId!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            var isProven = ids == TradeIdRule.Consecutive && Enumerable.Range((int)own.Min() - 1, (int)(own.Max() - own.Min()) + 3).All(i => seen.Contains(i));
            Assert.Equal(isProven, bar.IsWhole);
        }
    }
}
