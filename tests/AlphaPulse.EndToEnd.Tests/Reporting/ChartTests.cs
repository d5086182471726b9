using System.Globalization;
using AlphaPulse.Backtesting;
using AlphaPulse.Hosting;
using AlphaPulse.Simulation;

namespace AlphaPulse.EndToEnd.Tests.Reporting;

/// <summary>Lines, axes and intervals.</summary>
public class ChartTests
{
    [Fact]
    public void Thinning_keeps_the_extremes_of_every_column_and_the_last_value()
    {
        const int Columns = 50;
        var series = SampleReport.Series("x", 20_000, 0, 1);
        var axis = ChartAxis.Times(series.Times[0], series.Times[^1]);
        var thin = LineDecimator.Thin(series.Times, series.Values, axis, Columns);
        Assert.InRange(thin.Count, Columns, Columns * 2 + 3);
        Assert.Equal((series.Times[^1], series.Values[^1]), thin[^1]);
        Assert.Equal(thin.OrderBy(p => p.X), thin);
        foreach (var column in Enumerable.Range(0, series.Times.Length).GroupBy(i => (int)Math.Floor(axis.Place(series.Times[i]) * Columns)))
        {
            var kept = thin.Where(p => (int)Math.Floor(axis.Place(p.X) * Columns) == column.Key).Select(p => p.Y).ToList();
            Assert.Equal(column.Max(i => series.Values[i]), kept.Max());
            Assert.Equal(column.Min(i => series.Values[i]), kept.Min());
        }
    }

    [Fact]
    public void A_short_line_is_kept_as_it_is()
    {
        double[] xs = [1, 2, 3], ys = [5, double.NaN, 4];
        Assert.Equal([(1, 5), (2, double.NaN), (3, 4)], LineDecimator.Thin(xs, ys, ChartAxis.Times(1, 3), 100));
    }

    [Fact]
    public void A_missing_value_breaks_the_line()
    {
        var html = new HtmlBuilder();
        new SvgChart("t", ChartAxis.Times(0, 3), ChartAxis.Numbers([0, 1], ReportText.Number)).Draw("c1", [0, 1, 2, 3], [0, 1, double.NaN, 1]).WriteTo(html);
        Assert.Matches("class=\"l c1\" d=\"M[^M\"]*L[^M\"]*M[^\"]*\"", html.ToString());
    }

    [Theory]
    [InlineData(0, 1, "0|0.2|0.4|0.6|0.8|1.0")]
    [InlineData(-12, 37, "−10|0|10|20|30")]
    public void Numbers_get_round_marks(double low, double high, string expected) =>
        Assert.Equal(expected, string.Join('|', ChartAxis.Numbers([low, high], ReportText.Number).Ticks.Select(t => t.Label)));

    [Theory]
    [InlineData("2023-01-01", "2023-12-31")]
    [InlineData("2010-05-05", "2024-02-01")]
    [InlineData("2023-01-28", "2023-02-09")]
    [InlineData("2023-03-01", "2023-03-02")]
    public void Times_get_few_marks_in_order_and_within(string first, string last)
    {
        var (from, to) = (Day(first), Day(last));
        var axis = ChartAxis.Times(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());
        Assert.InRange(axis.Ticks.Count, 3, 10);
        Assert.InRange(axis.Ticks.Count(t => t.IsEssential), 2, 4);
        Assert.All(axis.Ticks, t => Assert.InRange(axis.Place(t.Value), 0, 1));
        Assert.Equal(axis.Ticks.OrderBy(t => t.Value), axis.Ticks);
    }

    [Fact]
    public void Wide_ranges_are_logarithmic_and_equal_factors_are_equally_high()
    {
        var prices = ChartAxis.Prices([1, 100], out var isLogarithmic);
        Assert.True(isLogarithmic);
        Assert.Equal(prices.Place(10) - prices.Place(1), prices.Place(100) - prices.Place(10), 12);
        var growth = ChartAxis.Growth([0, 9], out isLogarithmic);
        Assert.True(isLogarithmic);
        Assert.Equal(growth.Place(1) - growth.Place(0), growth.Place(3) - growth.Place(1), 12);
        ChartAxis.Growth([0, -1.2], out isLogarithmic);
        Assert.False(isLogarithmic);
    }

    [Fact]
    public void Wilson_agrees_with_the_published_formula()
    {
        // 8 of 10 at z = 1.6449: (0.8 + z²/20 ± z sqrt(0.016 + z²/400)) / (1 + z²/10).
        var interval = ReportStatistics.Wilson(0.8, 10);
        Assert.Equal(0.5408, interval.Low, 3);
        Assert.Equal(0.9314, interval.High, 3);
        Assert.Equal(0, ReportStatistics.Wilson(0, 10).Low);
    }

    [Fact]
    public void Calibration_divides_by_score_into_ten_groups_that_hold_every_sample()
    {
        var pairs = Enumerable.Range(0, 95).Select(i => ((double)(i * 37 % 95), (double)(i % 2))).ToList();
        var bins = CalibrationSectionBuilder.Divide(pairs, isProbability: true, horizon: 1);
        Assert.Equal(10, bins.Count);
        Assert.Equal(95, bins.Sum(b => b.Count));
        Assert.Equal(bins.OrderBy(b => b.Predicted), bins);
        Assert.Empty(CalibrationSectionBuilder.Divide([], isProbability: true, horizon: 1));
    }

    [Fact]
    public void Equal_scores_are_one_group_of_calibration_whatever_came()
    {
        var same = CalibrationSectionBuilder.Divide([.. Enumerable.Range(0, 100).Select(i => (0.3, (double)(i % 2)))], isProbability: true, horizon: 1);
        Assert.Equal((0.3, 0.5, 100), (Math.Round(same.Single().Predicted, 12), same.Single().Realised.Value, same.Single().Count));
        var two = CalibrationSectionBuilder.Divide([.. Enumerable.Range(0, 100).Select(i => (i < 30 ? 0.3 : 0.6, 1.0))], isProbability: true, horizon: 1);
        Assert.Equal([30, 70], two.Select(b => b.Count));

        // Three samples are no group by themselves where labels reach over six bars, at either end.
        var pairs = Enumerable.Range(0, 100).Select(i => (i switch { < 3 => 0.1, < 60 => 0.3, < 97 => 0.6, _ => 0.9 }, 1.0)).ToList();
        Assert.Equal([60, 40], CalibrationSectionBuilder.Divide(pairs, isProbability: true, horizon: 6).Select(b => b.Count));
    }

    [Theory]
    [InlineData(68, 395, "70|100|150|200|300|400")]
    [InlineData(500, 50_000, "500|1,000|2,000|5,000|10,000|20,000|50,000")]
    [InlineData(0.001, 1_000, "0.001|0.01|0.1|1|10|100|1,000")]
    public void Prices_over_several_times_get_enough_marks_and_not_too_many(double low, double high, string expected)
    {
        var axis = ChartAxis.Prices([low, high], out var isLogarithmic);
        Assert.True(isLogarithmic);
        Assert.Equal(expected, string.Join('|', axis.Ticks.Select(t => t.Label)));
    }

    [Fact]
    public void A_held_account_has_the_interval_of_its_return_and_none_where_it_was_ruined()
    {
        var bars = new SimulatedMarket(new SimulatedMarketOptions { Bars = 1_000, SignalTStatistic = 0, Seed = 3 }).Generate().ToList();
        var runner = new BacktestRunner(new TradingCosts(), AlwaysOpenCalendar.Instance);
        var hold = HeldAccountBuilder.Build("x", runner.Run(bars, PositionPath.Constant(SignalDirection.Long, bars.Count)), seed: 1);
        Assert.Equal((double)(bars[^1].Close / bars[1].Open) - 1, hold.NetReturn, 2);
        Assert.InRange(hold.NetReturn, hold.Interval!.Low, hold.Interval.High);
        Assert.Equal(1, hold.Trades);
        Assert.InRange(hold.DeepestDrawdown, 0, 1);
        Assert.False(hold.IsRuined);

        var cash = HeldAccountBuilder.Build("x", runner.Run(bars, PositionPath.Constant(SignalDirection.Flat, bars.Count)), seed: 1);
        Assert.Equal((0, 0, 0, null), (cash.NetReturn, cash.DeepestDrawdown, cash.Trades, cash.Interval));

        var soaring = bars.Select((b, i) => i < 500 ? b : new Bar(b.Series, b.OpenTime, b.Open * 5, b.High * 5, b.Low * 5, b.Close * 5, b.Volume, b.AvailableAt, b.Provenance)).ToList();
        var ruined = HeldAccountBuilder.Build("x", runner.Run(soaring, PositionPath.Constant(SignalDirection.Short, bars.Count)), seed: 1);
        Assert.True(ruined.IsRuined);
        Assert.Null(ruined.Interval);
        Assert.True(ruined.DeepestDrawdown > 1);
    }

    private static DateTimeOffset Day(string text) =>
        DateTimeOffset.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
