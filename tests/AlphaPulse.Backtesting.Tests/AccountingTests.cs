using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Backtesting.Tests;

public sealed class AccountingTests
{
    private const SignalDirection Long = SignalDirection.Long;
    private const SignalDirection Short = SignalDirection.Short;
    private const SignalDirection Flat = SignalDirection.Flat;

    [Fact]
    public void A_decision_is_filled_at_the_next_open_and_held_until_the_next_one()
    {
        // Opens 100, 100, 110, 121, last close 120. Long from the close of bar 0, flat from that of bar 2.
        var result = TestBars.Free.Run(TestBars.Opening(100, 100, 110, 121, 120), new PositionPath([Long, Long, Flat, Flat]));
        Assert.Equal([0.1m, 0.1m, 0m], result.Steps.Select(step => step.NetReturn));
        Assert.Equal([1.1m, 1.21m, 1.21m], result.Steps.Select(step => step.Equity));
        Assert.Equal([Long, Long, Flat], result.Steps.Select(step => step.Position));
        var trade = Assert.Single(result.Trades);
        Assert.Equal(
            new BacktestTrade(Long, TestBars.Start.AddHours(1), 100, TestBars.Start.AddHours(3), 121, 0.21m, 0.21m), trade);
        Assert.Equal(2m, result.Turnover);
        Assert.Equal(2m / 3, result.Exposure);
        Assert.Equal(0m, result.CostsPaid);
    }

    [Fact]
    public void Costs_are_taken_from_the_notional_of_both_sides()
    {
        // 1 % a side. Entry: 1 / 1.01 is invested. Exit at twice the price: 1 % of the doubled notional.
        var runner = new BacktestRunner(new TradingCosts { FeeBasisPoints = 60, SlippageBasisPoints = 40 }, AlwaysOpenCalendar.Instance);
        var result = runner.Run(TestBars.Opening(50, 100, 200, 200), new PositionPath([Long, Flat, Flat]));
        var invested = decimal.Round(1 / 1.01m, 18);
        var entryCost = 1 - invested;
        var exitCost = decimal.Round(2 * invested * 0.01m, 18);
        Assert.Equal(entryCost, result.Steps[0].Cost);
        Assert.Equal(invested, result.Steps[0].GrossProfit);
        Assert.Equal(2 * invested, result.Steps[0].Equity);
        Assert.Equal(exitCost, result.Steps[1].Cost);
        Assert.Equal(2 * invested - exitCost, result.FinalEquity);
        Assert.Equal(entryCost + exitCost, result.CostsPaid);
        Assert.Equal(result.FinalEquity - 1, Assert.Single(result.Trades).NetReturn);
        Assert.Equal(1m, result.Trades[0].GrossReturn);
    }

    [Fact]
    public void A_turn_from_long_to_short_is_two_fills_at_one_open()
    {
        var result = TestBars.Costly.Run(TestBars.Opening(100, 100, 100, 100), new PositionPath([Long, Short, Short]));
        const decimal c = 0.001m;
        Assert.Equal([Long, Short], result.Trades.Select(trade => trade.Side));
        var once = (1 - c) / (1 + c);
        AssertNear(once - 1, result.Trades[0].NetReturn, 1e-15m);
        AssertNear(once * once, result.FinalEquity, 1e-15m);
        AssertNear(4m, result.Turnover, 0.01m);
    }

    [Fact]
    public void The_position_at_the_end_is_closed_at_the_last_close_and_paid_for()
    {
        var result = TestBars.Costly.Run(TestBars.Opening(100, 100, 130), PositionPath.Constant(Long, 2));
        var trade = Assert.Single(result.Trades);
        Assert.Equal(130m, trade.ExitPrice);
        Assert.Equal(TestBars.Start.AddHours(2), trade.ExitTime);
        AssertNear(1.3m * 0.999m / 1.001m, result.FinalEquity, 1e-15m);
    }

    [Fact]
    public void No_decision_keeps_the_position_and_is_not_a_decision_to_be_flat()
    {
        var path = PositionPath.FromScores([0.5, double.NaN, -0.5, double.NaN], new SignalRule(0.1, -0.1, 1));
        var result = TestBars.Free.Run(TestBars.Opening(100, 100, 110, 110, 99), path);
        Assert.Equal([Long, Long, Short], result.Steps.Select(step => step.Position));
        AssertNear(1.1m * 1.1m, result.FinalEquity, 1e-15m);
        var none = PositionPath.FromScores([double.NaN, double.NaN], new SignalRule(0.1, -0.1, 1));
        Assert.Equal(Flat, TestBars.Free.Run(TestBars.Opening(1, 2, 3), none).Steps[0].Position);
    }

    [Fact]
    public void A_gap_is_carried_at_real_prices_and_nothing_is_filled_in_it()
    {
        Bar[] bars = [TestBars.At(0, 100, 100), TestBars.At(1, 100, 101), TestBars.At(7, 150, 160), TestBars.At(8, 160, 170)];
        var result = TestBars.Free.Run(bars, new PositionPath([Long, Flat, Flat, Flat]));
        Assert.Equal([true, false, false], result.Steps.Select(step => step.SpansGap));
        Assert.Equal(0.5m, result.Steps[0].NetReturn);
        Assert.Equal(TestBars.Start.AddHours(7), result.Steps[0].To);
        Assert.Equal((150m, TestBars.Start.AddHours(7)), (result.Trades[0].ExitPrice, result.Trades[0].ExitTime));
    }

    [Fact]
    public void A_short_that_loses_everything_ends_there()
    {
        var result = TestBars.Free.Run(TestBars.Opening(100, 100, 250, 50, 10), PositionPath.Constant(Short, 4));
        Assert.Equal(TestBars.Start.AddHours(2), result.RuinedAt);
        Assert.Equal([-1.5m, 0m, 0m], result.Steps.Select(step => step.NetReturn));
        Assert.Equal(-0.5m, result.FinalEquity);
        Assert.Equal(-1.5m, Assert.Single(result.Trades).NetReturn);
        Assert.Null(PerformanceStatistics.FromResult(result, 8766).AnnualizedReturn);
    }

    [Fact]
    public void Amounts_balance_to_the_last_digit_and_returns_multiply_to_the_equity() => ForEachRun(TestBars.Costly, (_, result) =>
    {
        var equity = 1m;
        var product = 1m;
        foreach (var step in result.Steps)
        {
            equity += step.GrossProfit - step.Cost;
            Assert.Equal(equity, step.Equity);
            product *= 1 + step.NetReturn;
            AssertNear(product, step.Equity, 1e-20m);
        }

        AssertNear(result.FinalEquity, result.Trades.Aggregate(1m, (sum, trade) => sum * (1 + trade.NetReturn)), 1e-20m);
        Assert.Equal(result.CostsPaid, result.Steps.Sum(step => step.GrossProfit) - (result.FinalEquity - 1));
        Assert.Equal(result.CostsPaid > 0, result.Trades.Count > 0);
    });

    [Fact]
    public void Flat_earns_nothing_and_costs_nothing() => ForEachRun(TestBars.Costly, (bars, _) =>
    {
        var result = TestBars.Costly.Run(bars, PositionPath.Constant(Flat, bars.Length));
        Assert.All(result.Steps, step => Assert.Equal((0m, 0m, 0m, 1m), (step.NetReturn, step.GrossReturn, step.Cost, step.Equity)));
        Assert.Empty(result.Trades);
        Assert.Equal(0m, result.Exposure);
    });

    [Fact]
    public void Buy_and_hold_is_the_last_price_over_the_first_less_costs() => ForEachRun(TestBars.Costly, (bars, _) =>
    {
        var path = PositionPath.Constant(Long, bars.Length);
        var growth = bars[^1].Close / bars[1].Open;
        AssertNear(growth, TestBars.Free.Run(bars, path).FinalEquity, 1e-15m);
        AssertNear(growth * 0.999m / 1.001m, TestBars.Costly.Run(bars, path).FinalEquity, 1e-15m);
    });

    [Fact]
    public void A_short_earns_what_a_long_loses() => ForEachRun(TestBars.Free, (bars, _) =>
    {
        var longs = TestBars.Free.Run(bars, PositionPath.Constant(Long, bars.Length));
        var shorts = TestBars.Free.Run(bars, PositionPath.Constant(Short, bars.Length));
        if (shorts.RuinedAt is null)
        {
            Assert.Equal(longs.Steps.Select(step => -step.GrossProfit), shorts.Steps.Select(step => step.GrossProfit));
            Assert.Equal(1 - longs.FinalEquity, shorts.FinalEquity - 1);
        }
    });

    [Fact]
    public void What_comes_after_a_bar_does_not_change_what_was_before() => Prop.ForAll<int, PositiveInt>((seed, cut) =>
    {
        var (bars, path) = TestBars.Random(seed, 60);
        var (others, otherPath) = TestBars.Random(seed + 1L, 60);
        var known = 2 + cut.Get % 57;
        var last = bars[known - 1];
        var hour = (int)(last.OpenTime - TestBars.Start).TotalHours;
        Bar[] changed = [.. bars[..known], .. others.Select((bar, i) => TestBars.At(hour + 1 + i, bar.Open * 3, bar.Close * 2))];

        // The last step that is compared ends at the open of the last known bar; what fills it was decided two closes before.
        var changedPath = new PositionPath(
            [.. Enumerable.Range(0, known - 2).Select(i => path[i]), .. Enumerable.Range(0, changed.Length - known + 2).Select(i => otherPath[i % 60])]);
        var expected = TestBars.Costly.Run(bars, path);
        var actual = TestBars.Costly.Run(changed, changedPath);
        Assert.Equal(
            expected.Steps.Where(step => step.To <= last.OpenTime),
            actual.Steps.Where(step => step.To <= last.OpenTime));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bars_that_cannot_be_traded_are_refused_with_their_place()
    {
        var path = PositionPath.Constant(Long, 3);
        Bar[] good = TestBars.Opening(1, 2, 3, 4);
        Assert.Equal(2, TestBars.Free.Run(good, path).Steps.Count);
        Bar[][] bad =
        [
            [good[0], good[2], good[1]],
            [good[0], good[1], good[1]],
            [good[0], good[1], new Bar(new BarSeriesId(good[0].Series.Instrument, Timeframe.OneMinute), good[2].OpenTime, 1, 1, 1, 1, 1, good[2].AvailableAt, BarProvenance.Import)],
            [good[0], good[1], TestBars.At(2, 3, 4, BarProvenance.Filled)],
            [good[0], good[1], new Bar(good[2].Series, good[2].OpenTime, 1, 1, 1, 1, 1, good[2].AvailableAt, BarProvenance.Import) { IsProvisional = true }],
        ];
        foreach (var bars in bad)
        {
            Assert.Contains("Bar 2", Assert.Throws<ArgumentException>(() => TestBars.Free.Run(bars, path)).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => TestBars.Free.Run(good, PositionPath.Constant(Long, 2)));
        Assert.Throws<InsufficientHistoryException>(() => TestBars.Free.Run(good[..1], PositionPath.Constant(Long, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PositionPath([(SignalDirection)2]));
    }

    [Fact]
    public void Costs_out_of_range_are_refused()
    {
        Assert.Equal(0.001m, new TradingCosts().Fraction);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TradingCosts { FeeBasisPoints = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new TradingCosts { SlippageBasisPoints = 1001 });
    }

    // Not by rounding both to some digits: near a boundary that tells equal amounts apart.
    private static void AssertNear(decimal expected, decimal actual, decimal tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"Expected {expected}, got {actual}.");

    private static void ForEachRun(BacktestRunner runner, Action<Bar[], BacktestResult> check) =>
        Prop.ForAll<int, PositiveInt>((seed, count) =>
        {
            var (bars, path) = TestBars.Random(seed, 2 + count.Get);
            check(bars, runner.Run(bars, path));
        }).QuickCheckThrowOnFailure();
}
