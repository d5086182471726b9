namespace AlphaPulse.Indicators.Tests;

/// <summary>Oscillators and measures of trend in flat markets, in their ranges, and on examples made by hand.</summary>
public class FlatOscillatorTests
{
    private static readonly Ohlcv<decimal> Halted = new(245.1m, 245.1m, 245.1m, 245.1m, 1000m);

    [Theory]
    [InlineData("pgo(14)")]
    [InlineData("po(14)")]
    [InlineData("brar(26)")]
    [InlineData("smi(13,25,2,3)")]
    [InlineData("smi(13,25,2,3,first_value)")]
    [InlineData("stc(10,23,50)")]
    [InlineData("stc(10,23,50,average)")]
    [InlineData("reflex(20)")]
    [InlineData("wto(10,21,4)")]
    [InlineData("derivosc(14,5,3,9)")]
    [InlineData("dem(14)")]
    [InlineData("pso(8,25)")]
    [InlineData("ibs")]
    [InlineData("aps(20)")]
    [InlineData("si(1)")]
    [InlineData("adx(14,full)")]
    [InlineData("adx(14,first_bar)")]
    [InlineData("dx(14)")]
    [InlineData("plus_di(14)")]
    [InlineData("vortex(14)")]
    [InlineData("chop(14)")]
    [InlineData("chop(14,high_low)")]
    [InlineData("vhf(28)")]
    [InlineData("mass(25,9)")]
    [InlineData("rwi(14)")]
    [InlineData("momersion(10,20)")]
    public void A_market_that_never_moved_has_no_ratio(string spec)
    {
        var exact = IndicatorCatalog.Create<decimal>(spec);
        var rounded = IndicatorCatalog.Create<double>(spec);
        for (var i = 0; i < 200; i++)
        {
            Assert.False(exact.Update(Halted, new decimal?[exact.OutputCount]));
            Assert.False(rounded.Update(TestSeries.ToDouble(Halted), new double?[exact.OutputCount]));
        }
    }

    // What the averages remember fades; before it is a residue of rounding the ratio ends.
    [Theory]
    [InlineData("pgo(14)", 100)]
    [InlineData("smi(13,25,2,3)", 100.0000001)]
    [InlineData("wto(10,21,4)", 200)]
    [InlineData("reflex(20)", 5.0000001)]
    [InlineData("mass(25,9)", 60)]
    public void A_market_that_stays_flat_ends_without_a_value(string spec, double bound)
    {
        var exact = IndicatorCatalog.Create<decimal>(spec);
        var rounded = IndicatorCatalog.Create<double>(spec);
        var exactRow = new decimal?[exact.OutputCount];
        var roundedRow = new double?[exact.OutputCount];
        Ohlcv<decimal>[] bars = [.. TestSeries.Exact("ordinary", 120), .. Enumerable.Repeat(Halted, 2500)];
        for (var i = 0; i < bars.Length; i++)
        {
            exact.Update(bars[i], exactRow);
            rounded.Update(TestSeries.ToDouble(bars[i]), roundedRow);
            Assert.All(roundedRow, value => Assert.InRange(value ?? 0, -bound, bound));
            Assert.All(exactRow, value => Assert.InRange((double)(value ?? 0), -bound, bound));
        }

        Assert.All(exactRow, value => Assert.Null(value));
        Assert.All(roundedRow, value => Assert.Null(value));
    }

    [Theory]
    [InlineData("po(14)", 0, 100)]
    [InlineData("psl(12)", 0, 100)]
    [InlineData("linreg_angle(14)", -90, 90)]
    [InlineData("smi(5,3,2,3)", -100, 100)]
    [InlineData("stc(10,23,50)", 0, 100)]
    [InlineData("stc(10,23,50,average)", 0, 100)]
    [InlineData("tmo(14,5,3)", -14, 14)]
    [InlineData("dem(14)", 0, 1)]
    [InlineData("pso(8,25)", -1, 1)]
    [InlineData("ibs", 0, 1)]
    [InlineData("dx(14)", 0, 100)]
    [InlineData("minus_di(14)", 0, 100)]
    [InlineData("chop(14)", 0, 100)]
    [InlineData("vhf(28)", 0, 1)]
    [InlineData("momersion(10,20)", 0, 100)]
    public void Values_stay_in_their_range(string spec, int least, int greatest)
    {
        foreach (var series in TestSeries.Names)
        {
            var indicator = IndicatorCatalog.Create<double>(spec);
            var row = new double?[indicator.OutputCount];
            foreach (var bar in TestSeries.Rounded(series))
            {
                indicator.Update(bar, row);
                Assert.All(row, value => Assert.InRange(value ?? least, least - 1e-9, greatest + 1e-9));
            }
        }
    }

    [Fact]
    public void A_run_is_counted_from_its_first_bar()
    {
        var setup = new TdSequential<decimal>();
        var count = new Exhaustion<decimal>(4, 3);
        for (var close = 1; close <= 14; close++)
        {
            Assert.Equal(close > 4, setup.Update(close, out var run));
            Assert.Equal(close > 4, count.Update(close, out var capped));
            Assert.Equal(new RunValue<decimal>(Math.Max(0, close - 4), 0), run);
            Assert.Equal(Math.Min(3, Math.Max(0, close - 4)), capped.Up);
        }

        setup.Update(11, out var tie);
        setup.Update(1, out var down);
        Assert.Equal(new RunValue<decimal>(0, 0), tie);
        Assert.Equal(new RunValue<decimal>(0, 1), down);
    }

    [Fact]
    public void Touching_is_no_cross_but_going_through_is()
    {
        var signals = new CrossSignals<decimal>();
        decimal[] first = [1, 2, 3, 2, 1, 2, 2];
        decimal[] expected = [0, 0, 1, 0, -1, 0, 0];
        for (var i = 0; i < first.Length; i++)
        {
            Assert.Equal(i > 0, signals.Update(new Pair<decimal>(first[i], 2), out var signal));
            Assert.Equal(expected[i], signal);
        }
    }

    [Fact]
    public void A_decay_follows_at_once_and_falls_without_drifting()
    {
        var linear = new LinearDecay<decimal>(3);
        var exponential = new ExponentialDecay<decimal>(4);
        linear.Update(1, out _);
        exponential.Update(1, out _);
        for (var i = 1; i <= 3; i++)
        {
            linear.Update(-10, out var fallen);
            exponential.Update(0, out var faded);
            Assert.Equal(1 - i / 3m, fallen);
            Assert.Equal((decimal)Math.Pow(0.75, i), faded);
        }
    }

    [Fact]
    public void The_swing_index_of_a_bar_is_as_reckoned_by_hand()
    {
        // K = 3, R = 3 - 1/2 + 1/4 = 2.75, swing = 2 + 0.5 + 0.25 = 2.75: 50 x 2.75 / 2.75 x 3 / 3.
        var swing = new SwingIndex<decimal>(3);
        var sum = new AccumulativeSwingIndex<decimal>(3);
        swing.Update(new Ohlcv<decimal>(9, 10, 9, 10, 1), out _);
        sum.Update(new Ohlcv<decimal>(9, 10, 9, 10, 1), out _);
        Assert.True(swing.Update(new Ohlcv<decimal>(11, 13, 11, 12, 1), out var index));
        Assert.True(sum.Update(new Ohlcv<decimal>(11, 13, 11, 12, 1), out var total));
        Assert.Equal(50m, index);
        Assert.Equal(50m, total);
    }
}
