using AlphaPulse.Testing;

namespace AlphaPulse.Indicators.Tests;

/// <summary>What averages give where their formulas have little or nothing to average.</summary>
public class AverageFactTests
{
    [Fact]
    public void A_flat_window_has_a_slope_of_exactly_0_and_averages_at_its_price()
    {
        string[] specs =
        [
            "wma(20)", "trima(20)", "hma(20)", "lsma(14)", "tsf(14)", "linreg_intercept(14)", "slope(14)", "midpoint(14)", "midprice(14)",
            "alma(9,0.85,6)",
        ];
        foreach (var spec in specs)
        {
            var exact = IndicatorCatalog.Create<decimal>(spec);
            var rounded = IndicatorCatalog.Create<double>(spec);
            var exactRow = new decimal?[1];
            var roundedRow = new double?[1];
            Ohlcv<decimal>[] bars = [.. TestSeries.Exact("ordinary", 120), .. TestSeries.Exact("flat", 40)];
            foreach (var bar in bars)
            {
                exact.Update(bar, exactRow);
                rounded.Update(TestSeries.ToDouble(bar), roundedRow);
            }

            Assert.Equal(spec == "slope(14)" ? 0m : 245.1m, exactRow[0]);
            Assert.Equal(spec == "slope(14)" ? 0.0 : 245.1, roundedRow[0]);
        }
    }

    [Fact]
    public void A_product_of_price_and_volume_over_the_range_of_decimal_still_weighs()
    {
        var vwma = new Vwma<decimal>(2);
        vwma.Update(new Ohlcv<decimal>(1, 1, 1, 1e12m, 1e18m), out _);
        Assert.True(vwma.Update(new Ohlcv<decimal>(1, 1, 1, 4e11m, 5e17m), out var value));
        Assert.Equal(8e11m, value);
        Assert.True(vwma.Update(new Ohlcv<decimal>(1, 1, 1, 7, 0), out value));
        Assert.Equal(4e11m, value);
        Assert.False(vwma.Update(new Ohlcv<decimal>(1, 1, 1, 7, 0), out _));
    }

    [Fact]
    public void The_dynamic_begins_again_after_values_that_are_not_positive_and_in_a_collapse()
    {
        var dynamic = new McGinley<decimal>();
        Assert.True(dynamic.Update(100, out var value));
        Assert.Equal(100m, value);
        Assert.False(dynamic.Update(0, out _));
        Assert.False(dynamic.Update(-5, out _));
        Assert.True(dynamic.Update(40, out value));
        Assert.Equal(40m, value);
        Assert.True(dynamic.Update(0.0001m, out value));
        Assert.Equal(0.0001m, value);
        Assert.True(dynamic.Update(1e24m, out value));
        Assert.Equal(0.0001m, value);
    }

    // Prices and volumes whose product no decimal holds, so that the sums are formed from their factors.
    [Theory]
    [InlineData("vwma(20)")]
    [InlineData("mfi(14)")]
    public void Sums_over_the_range_of_decimal_allocate_nothing_and_are_exact(string spec)
    {
        var ordinary = TestSeries.Exact("ordinary", 120);
        var wide = Array.ConvertAll(ordinary, b => new Ohlcv<decimal>(b.Open * 1e12m, b.High * 1e12m, b.Low * 1e12m, b.Close * 1e12m, b.Volume * 1e14m));
        var expected = new decimal?[ordinary.Length];
        var actual = new decimal?[ordinary.Length];
        IndicatorCatalog.Create<decimal>(spec).Batch(ordinary, expected);
        IndicatorCatalog.Create<decimal>(spec).Batch(wide, actual);
        var factor = spec.StartsWith("vwma", StringComparison.Ordinal) ? 1e12m : 1m;
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.Equal(expected[i] is null, actual[i] is null);
            Assert.InRange(actual[i].GetValueOrDefault() / factor - expected[i].GetValueOrDefault(), -1e-24m, 1e-24m);
        }

        IndicatorContract.Verify(IndicatorSpec.Parse(spec), wide);
        IndicatorContract.VerifyNoAllocation(IndicatorSpec.Parse(spec), wide);
    }

    [Fact]
    public void A_mean_weighted_by_volumes_that_are_negative_on_the_whole_is_one_too()
    {
        var vwma = new Vwma<decimal>(2);
        vwma.Update(new Ohlcv<decimal>(1, 1, 1, 1e12m, -1e18m), out _);
        Assert.True(vwma.Update(new Ohlcv<decimal>(1, 1, 1, 4e11m, -1e18m), out var value));
        Assert.Equal(7e11m, value);
    }
}
