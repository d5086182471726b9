namespace AlphaPulse.Indicators.Tests;

/// <summary>What the indicators of cycles say about waves that are known, and about markets without any.</summary>
public class CycleFactTests
{
    // Less than the 1.5 % off its mean that would be a trend.
    private static double Wave(int bar, int period) => 100 + Math.Sin(2 * Math.PI * bar / period);

    [Theory]
    [InlineData(15)]
    [InlineData(20)]
    [InlineData(30)]
    public void The_period_of_a_pure_wave_is_found(int period)
    {
        var dominant = new DominantPeriod<double>();
        var homodyne = new Homodyne<double>();
        var mode = new TrendMode<double>();
        double found = 0;
        double other = 0;
        double trend = 1;
        for (var i = 0; i < 400; i++)
        {
            dominant.Update(Wave(i, period), out found);
            homodyne.Update(Wave(i, period), out other);
            mode.Update(Wave(i, period), out trend);
        }

        Assert.Equal(period, found, 0.1 * period);
        Assert.Equal(found, other, 1e-6);
        Assert.Equal(0.0, trend);
    }

    [Fact]
    public void The_phase_of_a_wave_advances_by_its_share_of_360_degrees()
    {
        var phase = new DominantPhase<double>();
        double last = 0;
        for (var i = 0; i < 400; i++)
        {
            phase.Update(Wave(i, 20), out var value);
            var advance = (value - last + 720) % 360;
            last = value;
            if (i > 200)
            {
                Assert.InRange(value, -45, 315);
                Assert.Equal(18.0, advance, 6.0);
            }
        }
    }

    [Fact]
    public void A_line_that_rises_is_a_trend()
    {
        var mode = new TrendMode<double>();
        double trend = 0;
        for (var i = 0; i < 300; i++)
        {
            mode.Update(100 * Math.Pow(1.01, i), out trend);
        }

        Assert.Equal(1.0, trend);
    }

    [Fact]
    public void The_sine_of_a_window_is_that_of_its_wave()
    {
        var sine = new MesaSine<double>(20);
        for (var i = 0; i < 100; i++)
        {
            if (sine.Update(Wave(i, 20), out var value))
            {
                Assert.Equal(Math.Sin(2 * Math.PI * i / 20), value.Sine, 1e-9);
                Assert.Equal(Math.Sin(2 * Math.PI * i / 20 + Math.PI / 4), value.LeadSine, 1e-9);
            }
            else
            {
                Assert.True(i < 19);
            }
        }
    }

    [Theory]
    [InlineData("ht_sine")]
    [InlineData("ht_dcphase")]
    [InlineData("ht_trendmode")]
    [InlineData("ht_dcperiod")]
    [InlineData("homodyne")]
    [InlineData("msw(5)")]
    [InlineData("ebsw(40,10)")]
    public void A_market_that_stands_still_has_no_cycle_and_no_residue_of_one(string spec)
    {
        var exact = IndicatorCatalog.Create<decimal>(spec);
        var rounded = IndicatorCatalog.Create<double>(spec);
        var exactRow = new decimal?[exact.OutputCount];
        var roundedRow = new double?[exact.OutputCount];
        foreach (var bar in TestSeries.Exact("ordinary", 200))
        {
            exact.Update(bar, exactRow);
            rounded.Update(TestSeries.ToDouble(bar), roundedRow);
        }

        Assert.All(exactRow, value => Assert.NotNull(value));
        var flat = new Ohlcv<decimal>(245.1m, 245.1m, 245.1m, 245.1m, 1000m);
        for (var i = 0; i < 600; i++)
        {
            exact.Update(flat, exactRow);
            rounded.Update(TestSeries.ToDouble(flat), roundedRow);
            Assert.Equal(exactRow.Select(value => value is null), roundedRow.Select(value => value is null));
            for (var output = 0; output < exactRow.Length; output++)
            {
                Assert.Equal((double)(exactRow[output] ?? 0), roundedRow[output] ?? 0, 1e-6);
            }
        }

        Assert.All(exactRow, value => Assert.Null(value));
    }

    [Theory]
    [InlineData("ht_trendline")]
    [InlineData("swma(10)")]
    [InlineData("sinwma(14)")]
    [InlineData("fwma(10)")]
    [InlineData("pwma(60)")]
    [InlineData("mavp(2,30)")]
    public void An_average_of_a_flat_window_is_its_price_to_the_last_digit(string spec)
    {
        var exact = IndicatorCatalog.Create<decimal>(spec);
        var rounded = IndicatorCatalog.Create<double>(spec);
        var exactRow = new decimal?[1];
        var roundedRow = new double?[1];
        Ohlcv<decimal>[] bars = [.. TestSeries.Exact("ordinary", 120), .. TestSeries.Exact("flat", 80)];
        foreach (var bar in bars)
        {
            exact.Update(bar, exactRow);
            rounded.Update(TestSeries.ToDouble(bar), roundedRow);
        }

        Assert.Equal(245.1m, exactRow[0]);
        Assert.Equal(245.1, roundedRow[0]);
    }

    [Fact]
    public void The_beginning_of_the_adaptive_average_is_forgotten()
    {
        var zero = new Mama<double>();
        var value = new Mama<double>(seed: MamaSeed.FirstValue);
        var bars = TestSeries.Rounded("ordinary", 1000);
        Assert.InRange(zero.Convergence(1e-3), 33, bars.Length);
        for (var i = 0; i < bars.Length; i++)
        {
            zero.Update(bars[i].Close, out var one);
            value.Update(bars[i].Close, out var other);
            if (i >= zero.Convergence(1e-3))
            {
                Assert.Equal(one.Mama, other.Mama, 0.2);
                Assert.Equal(one.Fama, other.Fama, 0.2);
            }
        }
    }
}
