using System.Numerics;

namespace AlphaPulse.Indicators.Tests;

/// <summary>What holds for channels and stops on any market, and examples that can be checked by hand.</summary>
public class ChannelFactTests
{
    [Theory]
    [InlineData("bbands")]
    [InlineData("kc")]
    [InlineData("starc")]
    [InlineData("aberr")]
    [InlineData("maenv")]
    [InlineData("accbands")]
    [InlineData("hwc")]
    [InlineData("stddevch")]
    [InlineData("donchian")]
    public void Bands_keep_their_order(string name)
    {
        foreach (var series in TestSeries.Names)
        {
            Ordered(name, TestSeries.Exact(series));
            Ordered(name, TestSeries.Rounded(series));
        }
    }

    [Theory]
    [InlineData("supertrend")]
    [InlineData("atrstop")]
    public void A_stop_is_on_the_other_side_of_the_close(string name)
    {
        foreach (var series in TestSeries.Names)
        {
            var bars = TestSeries.Exact(series);
            var indicator = IndicatorCatalog.Create<decimal>(name);
            var row = new decimal?[2];
            foreach (var bar in bars)
            {
                if (indicator.Update(bar, row))
                {
                    Assert.Equal(1, Math.Abs(row[1]!.Value));
                    Assert.True(row[1] > 0 ? row[0] < bar.Close : row[0] >= bar.Close, $"{series}: {row[0]} and {bar.Close}");
                }
            }
        }
    }

    [Fact]
    public void Super_trend_falls_with_a_close_at_the_lower_band()
    {
        // The range is 2 throughout: the bands of every bar are 2 away from its middle.
        var indicator = new SuperTrend<decimal>(1, 1);
        indicator.Update(new(10, 11, 9, 10, 1), out _);
        Assert.True(indicator.Update(new(10, 11, 9, 10, 1), out var first));
        Assert.Equal(new StopValue<decimal>(8, 1), first);

        // Closes at 8 with a range of 3: (11 + 8) / 2 - 3 = 6.5 does not lower the band.
        Assert.True(indicator.Update(new(10, 11, 8, 8, 1), out var second));
        Assert.Equal(-1, second.Direction);
    }

    [Fact]
    public void Renko_takes_two_heights_to_turn_and_counts_every_brick()
    {
        var renko = new Renko<double>(0.1m);
        (double Close, RenkoValue<double> Wanted)[] steps =
        [
            (100.1, new(0, 100.1, 100.1, 0)),
            (100.3, new(1, 100.2, 100.3, 2)),
            (100.2, new(1, 100.2, 100.3, 0)),
            (100.1, new(-1, 100.2, 100.1, -1)),
            (100.25, new(-1, 100.2, 100.1, 0)),
            (100.3, new(1, 100.2, 100.3, 1)),
        ];
        foreach (var (close, wanted) in steps)
        {
            Assert.True(renko.Update(close, out var value));
            Assert.Equal((wanted.Direction, wanted.Count), (value.Direction, value.Count));
            Assert.Equal(wanted.Open, value.Open, 1e-12);
            Assert.Equal(wanted.Close, value.Close, 1e-12);
        }
    }

    [Fact]
    public void Percent_b_of_a_flat_window_has_no_value_and_its_bandwidth_is_zero()
    {
        var (place, width) = (new PercentB<double>(20), new Bandwidth<double>(20));
        for (var i = 0; i < 30; i++)
        {
            Assert.False(place.Update(245.1, out _));
            Assert.Equal(i >= 19, width.Update(245.1, out var value));
            Assert.Equal(0, value);
        }
    }

    private static void Ordered<T>(string name, Ohlcv<T>[] bars)
        where T : struct, INumber<T>
    {
        var indicator = IndicatorCatalog.Create<T>(name);
        var row = new T?[3];
        foreach (var bar in bars)
        {
            if (indicator.Update(bar, row) && row[0] is { } upper)
            {
                Assert.True(upper >= row[1] && row[1] >= row[2], $"{upper} {row[1]} {row[2]}");
            }
        }
    }

    [Fact]
    public void Each_band_of_the_fractal_chaos_bands_holds_on_its_own_and_they_may_cross()
    {
        // A top at 10; then the highs rise for good, so that there is no other one, and the lows turn at 18.
        (int High, int Low)[] bars = [(8, 5), (9, 6), (10, 7), (9, 8), (8, 8), (21, 20), (22, 19), (23, 18), (24, 19), (25, 20)];
        var bands = new FractalBands<decimal>();
        var last = default(ChannelValue<decimal>);
        foreach (var (high, low) in bars)
        {
            bands.Update(new Ohlcv<decimal>(low, high, low, high, 1), out last);
        }

        Assert.Equal(new ChannelValue<decimal>(10, 14, 18), last);
    }

    [Theory]
    [InlineData("zscore", "zscore(30)")]
    [InlineData("max", "max(30)")]
    [InlineData("min", "min(30)")]
    [InlineData("minmax", "minmax(30)")]
    [InlineData("sum", "sum(30)")]
    [InlineData("stddev", "stddev(20)")]
    public void Windows_without_a_length_have_that_of_the_field(string text, string canonical) =>
        Assert.Equal(canonical, IndicatorSpec.Parse(text).ToString());
}
