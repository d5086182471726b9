using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Ratios of 0/0, ties of prices and sums over the range of decimal, on which oscillators invent values.</summary>
public class FlatAndTiedMarketTests
{
    private static readonly Ohlcv<decimal> Halted = new(245.1m, 245.1m, 245.1m, 245.1m, 1000m);

    [Theory]
    [InlineData("stoch(14,3,3)", 14)]
    [InlineData("cci(20)", 20)]
    [InlineData("mfi(14)", 15)]
    [InlineData("zscore(20)", 20)]
    [InlineData("willr(14)", 14)]
    [InlineData("cmo(14,sums)", 15)]
    [InlineData("ultosc(7,14,28)", 8)]
    [InlineData("stochf(14,3)", 14)]
    [InlineData("stochrsi(14,14,3)", 14)]
    public void A_market_that_goes_flat_has_no_value_instead_of_residues(string spec, int window)
    {
        var exact = IndicatorCatalog.Create<decimal>(spec);
        var rounded = IndicatorCatalog.Create<double>(spec);
        var exactRow = new decimal?[exact.OutputCount];
        var roundedRow = new double?[exact.OutputCount];
        foreach (var bar in TestSeries.Exact("ordinary", 120))
        {
            exact.Update(bar, exactRow);
            rounded.Update(TestSeries.ToDouble(bar), roundedRow);
        }

        for (var i = 1; i <= 60; i++)
        {
            Assert.Equal(i < window, exact.Update(Halted, exactRow));
            Assert.Equal(i < window, rounded.Update(TestSeries.ToDouble(Halted), roundedRow));
        }
    }

    [Fact]
    public void A_flat_channel_has_no_width_and_the_balance_of_volume_stands_still()
    {
        var channel = new Donchian<double>(20);
        var balance = new Obv<double>();
        for (var i = 0; i < 50; i++)
        {
            balance.Update(TestSeries.ToDouble(Halted), out var sum);
            Assert.Equal(1000.0, sum);
            if (channel.Update(TestSeries.ToDouble(Halted), out var value))
            {
                Assert.Equal(new DonchianValue<double>(245.1, 245.1, 245.1), value);
            }
        }
    }

    [Fact]
    public void Direction_without_any_movement_is_unknown_and_stands_still_in_a_halt()
    {
        var never = new Adx<double>(14);
        var neverDirected = new DirectionalIndicator<decimal>(14);
        for (var i = 0; i < 100; i++)
        {
            Assert.False(never.Update(TestSeries.ToDouble(Halted), out _));
            Assert.False(neverDirected.Update(Halted, out _));
        }

        var adx = new Adx<double>(14);
        var exact = new Adx<decimal>(14);
        var directed = new DirectionalIndicator<double>(14);
        DirectionalValue<double> before = default;
        foreach (var bar in TestSeries.Exact("ordinary", 200))
        {
            adx.Update(TestSeries.ToDouble(bar), out _);
            exact.Update(bar, out _);
            directed.Update(TestSeries.ToDouble(bar), out before);
        }

        // The index stays, so that its average approaches it; nothing becomes 0/0 however long the halt.
        var close = TestSeries.Exact("ordinary", 200)[^1].Close;
        var halt = new Ohlcv<decimal>(close, close, close, close, 0);
        adx.Update(TestSeries.ToDouble(halt), out _);
        exact.Update(halt, out _);
        directed.Update(TestSeries.ToDouble(halt), out before);
        double average = 0;
        decimal exactAverage = 0;
        for (var i = 0; i < 20_000; i++)
        {
            Assert.True(adx.Update(TestSeries.ToDouble(halt), out average) & exact.Update(halt, out exactAverage));
            Assert.True(directed.Update(TestSeries.ToDouble(halt), out var still));
            Assert.Equal(before, still);
        }

        Assert.Equal((double)exactAverage, average, 1e-9);
        Assert.InRange(average, 0.1, 99.9);
    }

    [Fact]
    public void Without_volume_there_is_no_flow()
    {
        var exact = new Mfi<decimal>(14);
        var rounded = new Mfi<double>(14);
        foreach (var bar in TestSeries.Exact("zero_volume", 100))
        {
            Assert.False(exact.Update(bar, out _));
            Assert.False(rounded.Update(TestSeries.ToDouble(bar), out _));
        }
    }

    [Fact]
    public void A_tie_of_typical_prices_is_a_tie_in_double()
    {
        // Both sum to 452.85, which double cannot see: 150.95000000000002 against 150.95.
        var first = new Ohlcv<decimal>(151m, 151.48m, 150.29m, 151.08m, 10);
        var tied = new Ohlcv<decimal>(151m, 151.26m, 150.41m, 151.18m, 1_000);
        var higher = new Ohlcv<decimal>(151m, 151.26m, 150.41m, 151.19m, 10);
        var lower = new Ohlcv<decimal>(151m, 151.26m, 150.41m, 151.18m, 30);
        var exact = new Mfi<decimal>(3);
        var rounded = new Mfi<double>(3);
        decimal expected = 0;
        double actual = 0;
        foreach (var bar in new[] { first, tied, higher, lower })
        {
            exact.Update(bar, out expected);
            rounded.Update(TestSeries.ToDouble(bar), out actual);
        }

        Assert.Equal(100 * (4.5286m / (4.5286m + 3 * 4.5285m)), expected, 20);
        Assert.Equal((double)expected, actual, 1e-10);
    }

    [Fact]
    public void Equal_moves_up_and_down_count_for_neither_in_double()
    {
        // 90.18 - 90.05 = 89.03 - 88.90, which double sees as 0.13000000000000966 and 0.12999999999999545.
        var exact = new Adx<decimal>(2);
        var rounded = new Adx<double>(2);
        decimal expected = 0;
        double actual = 0;
        foreach (var (high, low) in new[] { (90m, 89m), (90.05m, 89.03m), (90.18m, 88.90m), (90.19m, 88.90m), (90.18m, 88.80m), (90.31m, 88.67m) })
        {
            var bar = new Ohlcv<decimal>(low, high, low, high, 1);
            exact.Update(bar, out expected);
            rounded.Update(TestSeries.ToDouble(bar), out actual);
        }

        Assert.True(expected > 0);
        Assert.Equal((double)expected, actual, 1e-9);
    }

    [Fact]
    public void A_flow_over_the_range_of_decimal_is_summed_exactly_and_forgotten_with_the_window()
    {
        var exact = new Mfi<decimal>(5);
        var rounded = new Mfi<double>(5);
        var bars = TestSeries.Exact("ordinary", 60);
        for (var i = 0; i < bars.Length; i++)
        {
            var bar = i == 20 ? bars[i] with { Volume = 5e27m } : i == 21 ? bars[i] with { Volume = 3e27m } : bars[i];
            if (exact.Update(bar, out var expected) & rounded.Update(TestSeries.ToDouble(bar), out var actual))
            {
                Assert.Equal((double)expected, actual, 1e-9);
            }
        }

        Assert.True(rounded.IsReady && exact.IsReady);
    }

    [Fact]
    public void A_spike_of_volume_leaves_nothing_behind()
    {
        var exact = new Mfi<decimal>(14);
        var rounded = new Mfi<double>(14);
        var bars = TestSeries.Exact("ordinary", 400);
        for (var i = 0; i < bars.Length; i++)
        {
            var bar = bars[i] with { Volume = i == 100 ? 1e15m : 1 + bars[i].Volume * 0.001m };
            if (exact.Update(bar, out var expected) & rounded.Update(TestSeries.ToDouble(bar), out var actual))
            {
                Assert.Equal((double)expected, actual, 1e-9);
            }
        }
    }

    [Fact]
    public void Oscillators_stay_between_0_and_100_and_channels_are_ordered() =>
        Prop.ForAll<int[], PositiveInt>((moves, size) =>
        {
            var period = 2 + size.Get % 5;
            var price = 1000m;
            var subjects = new[] { $"stoch({period},2,2)", $"adx({period})", $"di({period})", $"mfi({period})", $"adxr({period})", $"aroon({period})", $"ultosc(1,{period},20)", $"stochf({period},2)", $"stochrsi({period},5,2)" }
                .Select(IndicatorCatalog.Create<double>)
                .ToList();
            var channel = new Donchian<decimal>(period);
            var row = new double?[2];
            foreach (var move in moves)
            {
                price += move * 0.01m;
                var bar = new Ohlcv<decimal>(price, price + Math.Abs(move % 7), price - Math.Abs(move % 3), price, Math.Abs(move % 100));
                foreach (var subject in subjects)
                {
                    row.AsSpan().Clear();
                    subject.Update(TestSeries.ToDouble(bar), row.AsSpan(0, subject.OutputCount));
                    if (Array.Exists(row, value => value is < 0 or > 100))
                    {
                        return false;
                    }
                }

                if (channel.Update(bar, out var c) && (c.Lower > c.Middle || c.Middle > c.Upper || c.Upper < price || c.Lower > price))
                {
                    return false;
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(200));

    [Fact]
    public void Signed_oscillators_stay_between_their_bounds() =>
        Prop.ForAll<int[], PositiveInt>((moves, size) =>
        {
            var period = 2 + size.Get % 5;
            var price = 1000m;
            var bounds = new[] { ($"willr({period})", -100.0, 0.0), ($"cmo({period})", -100, 100), ($"cmo({period},sums)", -100, 100), ($"aroonosc({period})", -100, 100), ("bop", -1, 1) }
                .Select(b => (Subject: IndicatorCatalog.Create<double>(b.Item1), Least: b.Item2, Most: b.Item3))
                .ToList();
            var row = new double?[1];
            foreach (var move in moves)
            {
                var open = price;
                price += move * 0.01m;
                var bar = new Ohlcv<decimal>(open, Math.Max(open, price) + Math.Abs(move % 7), Math.Min(open, price) - Math.Abs(move % 3), price, 1);
                foreach (var (subject, least, most) in bounds)
                {
                    if (subject.Update(TestSeries.ToDouble(bar), row) && (row[0] < least || row[0] > most))
                    {
                        return false;
                    }
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(200));

    [Fact]
    public void Bars_without_a_range_add_nothing_and_a_flat_market_makes_the_newest_or_the_earliest_extreme_count()
    {
        var line = new AccumulationDistribution<double>();
        var power = new BalanceOfPower<double>();
        var latest = new Aroon<decimal>(5);
        var earliest = new Aroon<decimal>(5, ExtremeTie.Earliest);
        for (var i = 0; i < 30; i++)
        {
            Assert.True(line.Update(TestSeries.ToDouble(Halted), out var sum) & power.Update(TestSeries.ToDouble(Halted), out var body));
            Assert.Equal((0.0, 0.0), (sum, body));
            Assert.Equal(i >= 5, latest.Update(Halted, out var newest) & earliest.Update(Halted, out var oldest));
            if (i >= 5)
            {
                Assert.Equal((new AroonValue<decimal>(100, 100), new AroonValue<decimal>(0, 0)), (newest, oldest));
            }
        }
    }

    [Fact]
    public void A_flat_market_has_no_variance_and_one_over_the_range_of_decimal_no_value()
    {
        var rounded = new Variance<double>(20);
        var exact = new Variance<decimal>(20);
        foreach (var bar in TestSeries.Exact("ordinary", 100).Concat(Enumerable.Repeat(Halted, 20)))
        {
            rounded.Update((double)bar.Close, out _);
            exact.Update(bar.Close, out _);
        }

        Assert.True(rounded.TryGetValue(out var none) & exact.TryGetValue(out var nothing));
        Assert.Equal((0.0, 0m), (none, nothing));
        Assert.False(exact.Update(1e20m, out _));
        for (var i = 0; i < 19; i++)
        {
            Assert.False(exact.Update(Halted.Close, out _));
        }

        Assert.True(exact.Update(Halted.Close, out nothing));
        Assert.Equal(0m, nothing);
    }

    [Fact]
    public void A_rate_of_change_from_zero_is_unknown()
    {
        var roc = new RateOfChange<decimal>(1);
        Assert.False(roc.Update(0, out _));
        Assert.False(roc.Update(5, out _));
        Assert.True(roc.Update(6, out var value));
        Assert.Equal(20m, value);
    }

    [Fact]
    public void A_flat_bar_is_skipped_by_the_means_of_the_stochastic()
    {
        // Raw values 50, none, 100: the mean of two is 75.
        var stochastic = new Stochastic<decimal>(1, 2, 1);
        Assert.False(stochastic.Update(new Ohlcv<decimal>(1, 3, 1, 2, 1), out _));
        Assert.False(stochastic.Update(new Ohlcv<decimal>(2, 2, 2, 2, 1), out _));
        Assert.True(stochastic.Update(new Ohlcv<decimal>(2, 3, 1, 3, 1), out var value));
        Assert.Equal(new StochasticValue<decimal>(75, 75), value);
    }
}
