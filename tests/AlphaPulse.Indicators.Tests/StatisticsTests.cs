namespace AlphaPulse.Indicators.Tests;

/// <summary>Statistics on markets made by hand: flat ones, perfect lines, and values over the range of decimal.</summary>
public class StatisticsTests
{
    [Theory]
    [InlineData("skew(30)", 30)]
    [InlineData("kurtosis(30,population)", 30)]
    [InlineData("correl(30)", 30)]
    [InlineData("correl(30,close,volume)", 30)]
    [InlineData("beta(5)", 6)]
    [InlineData("betaup(20)", 20)]
    public void A_market_that_goes_flat_has_no_ratio(string spec, int window)
    {
        var exact = IndicatorCatalog.Create<decimal>(spec);
        var rounded = IndicatorCatalog.Create<double>(spec);
        foreach (var bar in TestSeries.Exact("ordinary", 120))
        {
            exact.Update(bar, new decimal?[1]);
            rounded.Update(TestSeries.ToDouble(bar), new double?[1]);
        }

        var halted = new Ohlcv<decimal>(245.1m, 245.1m, 245.1m, 245.1m, 1000m);
        for (var i = 1; i <= 80; i++)
        {
            var hasExact = exact.Update(halted, new decimal?[1]);
            Assert.Equal(hasExact, rounded.Update(TestSeries.ToDouble(halted), new double?[1]));
            Assert.False(hasExact && i >= window, $"bar {i} of the halt has a value.");
        }
    }

    [Theory]
    [InlineData("avgdev(14)")]
    [InlineData("stderr(20)")]
    [InlineData("stderr(20,regression)")]
    [InlineData("covar(20)")]
    [InlineData("smaanalysis(20)")]
    public void A_flat_window_spreads_by_exactly_nothing(string spec)
    {
        var exact = IndicatorCatalog.Create<decimal>(spec);
        var rounded = IndicatorCatalog.Create<double>(spec);
        var exactRow = new decimal?[exact.OutputCount];
        var roundedRow = new double?[exact.OutputCount];
        foreach (var bar in TestSeries.Exact("ordinary", 120).Concat(TestSeries.Exact("flat", 40)))
        {
            exact.Update(bar, exactRow);
            rounded.Update(TestSeries.ToDouble(bar), roundedRow);
        }

        Assert.All(exactRow.Skip(exactRow.Length == 1 ? 0 : 1), value => Assert.Equal(0, value));
        Assert.All(roundedRow.Skip(roundedRow.Length == 1 ? 0 : 1), value => Assert.Equal(0.0, value));
    }

    [Fact]
    public void A_series_correlates_with_itself_by_exactly_one_and_never_beyond()
    {
        foreach (var series in TestSeries.Names)
        {
            var same = new Correlation<decimal>(12);
            var opposite = new Correlation<decimal>(12);
            var rounded = new Correlation<double>(12);
            foreach (var bar in TestSeries.Exact(series))
            {
                if (same.Update(new(bar.Close, bar.Close), out var one))
                {
                    Assert.Equal(1m, one);
                }

                if (opposite.Update(new(bar.Close, -bar.Close), out var minusOne))
                {
                    Assert.Equal(-1m, minusOne);
                }

                if (rounded.Update(new((double)bar.High, (double)bar.Close), out var value))
                {
                    Assert.InRange(value, -1, 1);
                }
            }
        }
    }

    [Fact]
    public void A_line_has_no_error_of_regression_and_twice_the_moves_have_a_beta_of_two()
    {
        var error = new StandardError<decimal>(14, StandardErrorKind.Regression);
        var beta = new Beta<decimal>(5);
        var (market, stock) = (100m, 50m);
        for (var i = 0; i < 60; i++)
        {
            if (error.Update(10.07m + 0.03m * i, out var off))
            {
                Assert.Equal(0m, off);
            }

            var move = i % 7 * 0.01m - 0.025m;
            (market, stock) = (market * (1 + move), stock * (1 + 2 * move));
            if (beta.Update(new(market, stock), out var value))
            {
                Assert.InRange(value, 2 - 1e-22m, 2 + 1e-22m);
            }
        }
    }

    [Fact]
    public void Returns_that_are_all_equal_have_no_beta_and_no_exponent()
    {
        var beta = new Beta<double>(10);
        var exactBeta = new Beta<decimal>(10);
        var hurst = new Hurst<double>(20);
        var price = 100.0;
        var exact = 100m;
        for (var i = 0; i < 60; i++)
        {
            price *= 1.01;
            exact *= 1.01m;
            Assert.False(beta.Update(new(price, i % 3 + 1), out _));
            Assert.False(exactBeta.Update(new(exact, i % 3 + 1), out _));
            Assert.False(hurst.Update(price, out _));
        }
    }

    [Fact]
    public void A_leap_beyond_all_measure_leaves_the_beta_of_the_small_moves()
    {
        var up = new Beta<decimal>(20, BetaReturns.Up);
        var (market, stock, value) = (1m, 1m, 0m);
        for (var i = 0; i <= 20; i++)
        {
            var move = i == 5 ? -0.999m : (i % 4 - 1) * 1e-12m;
            (market, stock) = (market * (1 + move), stock * (1 + 3 * (i == 5 ? 0 : move)));
            up.Update(new(market * 1e20m, stock), out value);
        }

        Assert.InRange(value, 3 - 1e-6m, 3 + 1e-6m);
    }

    [Fact]
    public void The_rank_counts_ties_only_when_told_to()
    {
        var less = new PercentRank<decimal>(4);
        var orEqual = new PercentRank<decimal>(4, RankComparison.LessOrEqual);
        decimal last = 0;
        decimal lastOrEqual = 0;
        foreach (var value in new[] { 1m, 3m, 5m, 3m, 3m })
        {
            less.Update(value, out last);
            orEqual.Update(value, out lastOrEqual);
        }

        Assert.Equal(25m, last);
        Assert.Equal(75m, lastOrEqual);
    }

    [Fact]
    public void Equal_shares_have_the_greatest_entropy_and_negative_values_none()
    {
        var entropy = new Entropy<decimal>(8, 2, EntropyShares.Window);
        var rolling = new Entropy<double>(3);
        var bits = 0m;
        for (var i = 0; i < 8; i++)
        {
            entropy.Update(7.5m, out bits);
            rolling.Update(5, out _);
        }

        Assert.InRange(bits, 3 - 1e-26m, 3 + 1e-26m);
        Assert.False(entropy.Update(-1, out _));
        Assert.False(rolling.Update(-1, out _));
        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal(i >= 3, rolling.Update(5, out _) && i >= 3);
        }
    }

    [Fact]
    public void What_no_decimal_can_hold_has_no_value()
    {
        var covariance = new Covariance<decimal>(2);
        var analysis = new SmaAnalysis<decimal>(2);
        covariance.Update(new(1e28m, 1e28m), out _);
        analysis.Update(1e28m, out _);
        Assert.False(covariance.Update(new(-1e28m, -1e28m), out _));
        Assert.True(analysis.Update(-1e28m, out var value));
        Assert.Equal(new SmaAnalysisValue<decimal>(0, 1e28m, null, 1), value);
        analysis.Update(0, out value);
        Assert.Null(value.Mape);
    }
}
