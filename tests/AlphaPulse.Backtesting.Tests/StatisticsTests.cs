using System.Globalization;
using System.Text.Json;
using AlphaPulse.TestKit;

namespace AlphaPulse.Backtesting.Tests;

public sealed class StatisticsTests
{
    [EvidenceFact]
    public void Ratios_equal_those_of_the_reference()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(Evidence.File("golden", "finance", "ratios.json")));
        var compared = 0;
        foreach (var test in golden.RootElement.GetProperty("cases").EnumerateArray())
        {
            double[] returns = [.. test.GetProperty("returns").EnumerateArray().Select(r => r.GetDouble())];
            var actual = PerformanceStatistics.Compute(
                returns, test.GetProperty("P").GetDouble(), test.GetProperty("rf").GetDouble(), test.GetProperty("target").GetDouble());
            var name = test.GetProperty("name").GetString()!;
            var expected = test.GetProperty("expected");
            (string Name, double? Value)[] pairs =
            [
                ("sharpe", actual.Sharpe),
                ("sharpe_annual", actual.AnnualizedSharpe),
                ("sortino", actual.Sortino),
                ("sortino_annual", actual.AnnualizedSortino),
                ("max_drawdown", actual.MaximumDrawdown),
                ("max_drawdown_duration", actual.MaximumDrawdownPeriods),
                ("total_return", actual.TotalReturn),
                ("cagr", actual.AnnualizedReturn),
                ("calmar", actual.Calmar),
                ("profit_factor", actual.ProfitFactor),
                ("hit_rate", actual.HitRate),
                ("ulcer", actual.UlcerIndex),
                ("omega", actual.Omega),
                ("var_95", actual.ValueAtRisk95),
                ("cvar_95", actual.ExpectedShortfall95),
                ("skew", actual.Skewness),
                ("kurtosis", actual.Kurtosis),
                .. Derived(returns, test.GetProperty("rf").GetDouble(), actual, expected),
            ];
            Assert.Equal(expected.EnumerateObject().Sum(e => e.Value.ValueKind == JsonValueKind.Array ? e.Value.GetArrayLength() : 1), pairs.Length);
            foreach (var (ratio, value) in pairs)
            {
                var index = ratio.IndexOf('#', StringComparison.Ordinal);
                var wanted = index < 0
                    ? expected.GetProperty(ratio)
                    : expected.GetProperty(ratio[..index])[int.Parse(ratio[(index + 1)..], NumberStyles.None, CultureInfo.InvariantCulture)];
                AssertNear(wanted, value, $"{name} {ratio}");
                compared++;
            }
        }

        Assert.Equal(7 * 34, compared);
    }

    private static IEnumerable<(string Name, double? Value)> Derived(double[] returns, double riskFree, PerformanceStatistics actual, JsonElement expected)
    {
        // The reference takes these of the plain returns, also where its ratio is above a risk-free one.
        var estimate = SharpeEstimate.FromReturns(returns);
        Assert.Equal(actual.Sharpe, SharpeEstimate.FromReturns(returns, riskFree).Sharpe);
        yield return ("sr_std", estimate.StandardError);
        yield return ("psr_0", estimate.ProbabilityAbove());
        yield return ("psr_005", estimate.ProbabilityAbove(0.05));
        yield return ("min_trl_95", estimate.MinimumTrackRecord());
        yield return ("nw_se_mean_5", SerialDependence.NeweyWestError(returns, 5));
        var correlations = SerialDependence.Autocorrelations(returns, expected.GetProperty("autocorr").GetArrayLength())!;
        yield return ("lo_eta_12", SerialDependence.SharpeFactor(correlations, 12));
        for (var i = 0; i < correlations.Count; i++)
        {
            yield return ($"autocorr#{i}", correlations[i]);
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.05, 1.15)]
    [InlineData(1, 10)]
    public void A_quantile_lies_between_its_neighbours(double share, double expected) => Assert.Equal(expected, SortedQuantile.Of([1, 2, 3, 10], share), 12);

    [Fact]
    public void A_quantile_of_nothing_or_beyond_all_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SortedQuantile.Of([], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => SortedQuantile.Of([1, 2], 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SortedQuantile.Of([1, 2], double.NaN));
    }

    [Fact]
    public void What_is_undefined_is_absent_and_not_zero()
    {
        var one = PerformanceStatistics.Compute([0.01], 365);
        Assert.Null(one.Volatility);
        Assert.Null(one.Sharpe);
        Assert.Null(one.AnnualizedSharpe);
        Assert.Null(one.Sortino);
        Assert.Null(one.Calmar);
        Assert.Null(one.ProfitFactor);
        Assert.Null(one.Omega);
        Assert.Null(one.Skewness);
        Assert.Null(one.Kurtosis);
        Assert.Null(one.Trades);
        Assert.Equal(-0.01, one.ValueAtRisk95);
        Assert.Equal(-0.01, one.ExpectedShortfall95);

        var constant = PerformanceStatistics.Compute([0.1, 0.1, 0.1], 365);
        Assert.Equal(0.0, constant.Volatility);
        Assert.Null(constant.Sharpe);

        var flat = PerformanceStatistics.Compute([0, 0, 0], 365);
        Assert.Equal(0, flat.TotalReturn);
        Assert.Equal(0, flat.HitRate);
        Assert.Null(flat.ProfitFactor);

        var ruined = PerformanceStatistics.Compute([0.5, -1], 365);
        Assert.Null(ruined.AnnualizedReturn);
        Assert.Null(ruined.Calmar);
        Assert.Equal(-1, ruined.MaximumDrawdown);
    }

    [Fact]
    public void A_small_series_by_hand()
    {
        var statistics = PerformanceStatistics.Compute([0.1, -0.2, 0.25], 4);
        Assert.Equal(1.1 * 0.8 * 1.25 - 1, statistics.TotalReturn, 1e-15);
        Assert.Equal(0.05, statistics.MeanReturn, 1e-15);
        Assert.Equal(Math.Sqrt((0.0025 + 0.0625 + 0.04) / 2), statistics.Volatility!.Value, 1e-15);
        Assert.Equal(statistics.Volatility * 2, statistics.AnnualizedVolatility);
        Assert.Equal(0.05 / Math.Sqrt(0.04 / 3), statistics.Sortino!.Value, 1e-14);
        Assert.Equal(-0.2, statistics.MaximumDrawdown, 1e-15);
        Assert.Equal(1, statistics.MaximumDrawdownPeriods);
        Assert.Equal(0.35 / 0.2, statistics.ProfitFactor!.Value, 1e-14);
        Assert.Equal(2.0 / 3, statistics.HitRate, 1e-15);
    }

    [Fact]
    public void A_backtest_brings_its_net_returns_and_its_trades()
    {
        var (bars, path) = TestBars.Random(5, 300);
        var result = TestBars.Costly.Run(bars, path);
        var statistics = PerformanceStatistics.FromResult(result, 8766);
        Assert.Equal(result.Trades.Count, statistics.Trades);
        Assert.Equal((double)result.FinalEquity - 1, statistics.TotalReturn, 1e-12);
        Assert.Equal(result.Steps.Count, statistics.Periods);
    }

    [Fact]
    public void Numbers_that_are_no_returns_are_refused()
    {
        Assert.Throws<InsufficientHistoryException>(() => PerformanceStatistics.Compute([], 365));
        Assert.Throws<ArgumentException>(() => PerformanceStatistics.Compute([0.1, double.NaN], 365));
        Assert.Throws<ArgumentOutOfRangeException>(() => PerformanceStatistics.Compute([0.1], 0));
        Assert.Throws<ArgumentException>(() => PerformanceStatistics.Compute([0.1], 365, riskFree: double.NaN));
    }

    private static void AssertNear(JsonElement expected, double? actual, string what)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            Assert.Null(actual);
            return;
        }

        var number = expected.GetDouble();
        Assert.True(
            actual is not null && Math.Abs(actual.Value - number) <= 1e-12 * Math.Max(1, Math.Abs(number)),
            $"{what}: expected {number:R}, got {actual:R}");
    }
}
