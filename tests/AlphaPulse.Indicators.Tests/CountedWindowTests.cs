using System.Buffers;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Windows of doubles, summed as integers or with carried roundings, against integers without bound.</summary>
public class CountedWindowTests
{
    // Prices of a grid, of finer and coarser grids and magnitudes, and what fits no common unit.
    private static readonly Gen<double> Prices = Gen.Frequency(
        (20, Gen.Choose(1, 100_000).Select(tick => tick / 100.0)),
        (4, Gen.Choose(1, 1000).Select(tick => tick / 1e6)),
        (2, Gen.Choose(1, 1000).Select(tick => tick * 1e9)),
        (2, Gen.Constant(0.0)),
        (1, Gen.Choose(1, 1000).Select(tick => -tick / 7.0)),
        (1, Gen.Elements(1e-300, 1e300, double.Epsilon, 3e15, -0.0)),
        (1, Gen.Constant(double.NaN)));

    [Fact]
    public void Means_of_any_doubles_are_within_one_unit_in_the_last_place() =>
        Prop.ForAll(Prices.ListOf().ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (values, period) =>
        {
            var sma = new Sma<double>(period);
            var wma = new Wma<double>(period);
            for (var i = 0; i < values.Count; i++)
            {
                var window = values.Skip(i - period + 1).Take(period).ToArray();
                var isFull = i >= period - 1 && window.All(double.IsFinite);
                if (sma.Update(values[i], out var mean) != isFull || wma.Update(values[i], out var weighted) != isFull)
                {
                    return false;
                }

                if (isFull
                    && !(IsNear(mean, window.Aggregate(BigInteger.Zero, (sum, v) => sum + Units(v)), period)
                        && IsNear(weighted, window.Select((v, k) => (k + 1) * Units(v)).Aggregate(BigInteger.Add), period * (period + 1) / 2)))
                {
                    return false;
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(120));

    // The half and the whole have one unit, which changes where a price below 128 comes, and nothing of it shows.
    [Fact]
    public void A_hull_average_of_prices_is_what_its_three_averages_make_it() =>
        Prop.ForAll(Gen.Frequency((20, Gen.Choose(10_000, 50_000).Select(tick => tick / 100.0)), (1, Gen.Constant(double.NaN))).ListOf().ToArbitrary(), Gen.Choose(2, 12).ToArbitrary(), (values, period) =>
        {
            var hma = new Hma<double>(period);
            var (half, whole, last) = (new Wma<double>(period / 2), new Wma<double>(period), new Wma<double>((int)Math.Sqrt(period)));
            foreach (var price in values)
            {
                half.Update(price, out var ofHalf);
                var ahead = whole.Update(price, out var ofWhole) ? ofHalf + ofHalf - ofWhole : double.NaN;
                var isFull = last.Update(ahead, out var expected);
                if (hma.Update(price, out var actual) != isFull || actual != expected)
                {
                    return false;
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(120));

    [Theory]
    [InlineData(1.0)]
    [InlineData(7.0)]
    [InlineData(0.1)]
    [InlineData(245.1)]
    public void A_flat_market_is_flat_to_the_bit_for_every_period(double price)
    {
        for (var period = 1; period <= 1000; period++)
        {
            var (sma, wma, ema) = (new Sma<double>(period), new Wma<double>(period), new Ema<double>(period));
            for (var i = 0; i < period + 5; i++)
            {
                Assert.True(!sma.Update(price, out var mean) || mean == price, $"sma({period}) is {mean:R}");
                Assert.True(!wma.Update(price, out var weighted) || weighted == price, $"wma({period}) is {weighted:R}");
                Assert.True(!ema.Update(price, out var average) || average == price, $"ema({period}) is {average:R}");
            }
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(245.1)]
    public void Averages_of_a_flat_market_do_not_differ(double price)
    {
        var macd = new Macd<double>();
        for (var i = 0; i < 100; i++)
        {
            Assert.True(!macd.Update(price, out var value) || value is { Line: 0, Signal: null or 0 }, $"bar {i}: {value}");
        }
    }

    [Fact]
    public void Means_of_counted_values_are_the_nearest_doubles() =>
        Prop.ForAll(Gen.Choose(1, 3000).Select(ticks => ticks / 4.0).ListOf(60).ToArbitrary(), Gen.Choose(1, 60).ToArbitrary(), (values, period) =>
        {
            var sma = new Sma<double>(period);
            for (var i = 0; i < values.Count; i++)
            {
                // Exact in double: few and whole.
                if (sma.Update(values[i], out var mean) && mean != values.Skip(i - period + 1).Take(period).Sum() / period)
                {
                    return false;
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void What_rises_as_it_falls_has_a_slope_of_exactly_zero() =>
        Prop.ForAll(Gen.Choose(9_000, 11_000).Select(cents => cents / 100.0).ListOf(8).ToArbitrary(), half =>
        {
            double[] mirrored = [.. half, .. Enumerable.Reverse(half)];
            var slope = IndicatorCatalog.Create<double>(FormattableString.Invariant($"slope({mirrored.Length})"));
            var row = new double?[1];
            foreach (var price in mirrored)
            {
                slope.Update(new Ohlcv<double>(price, price, price, price, 1), row);
            }

            return row[0] is 0.0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1.0, 0)]
    [InlineData(0.5, -1)]
    [InlineData(-0.75, -2)]
    [InlineData(96.0, 0)]
    [InlineData(double.Epsilon, -1074)]
    [InlineData(0.1, -55)]
    public void The_unit_of_a_value_is_its_lowest_binary_digit(double value, int exponent) =>
        Assert.Equal(exponent, BinaryUnits.ExponentOf(value));

    [Fact]
    public void A_value_that_is_not_whole_or_not_small_enough_is_not_counted()
    {
        Assert.True(BinaryUnits.TryCount(-2.5, 2, 5, out var count));
        Assert.Equal(-5, count);
        Assert.False(BinaryUnits.TryCount(2.5, 2, 4, out _));
        Assert.False(BinaryUnits.TryCount(0.25, 2, 4, out _));
        Assert.False(BinaryUnits.TryCount(double.NaN, 2, 4, out _));
        Assert.False(BinaryUnits.TryCount(double.NegativeInfinity, 2, 4, out _));
        Assert.False(BinaryUnits.TryCount(1e300, 2, BinaryUnits.Greatest, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData((1L << 53) + 1)]
    [InlineData(-(1L << 61) - 1025)]
    [InlineData(1L << 62)]
    public void A_count_is_split_without_rounding(long count)
    {
        var most = BinaryUnits.Split(count, out var rest);
        Assert.Equal(count, new BigInteger(most) + new BigInteger(rest));
    }

    [Theory]
    [InlineData(-3.0)]
    [InlineData(-1.0)]
    [InlineData(double.NegativeInfinity)]
    public void A_saved_window_whose_unit_does_not_fit_its_values_is_refused(double peak)
    {
        // Multiples of 1/8, so that neither 1 nor what is no power of two counts them.
        var sma = new Sma<double>(3);
        foreach (var value in new[] { 1.125, 2.25, 3.375, 4.5 })
        {
            sma.Update(value, out _);
        }

        var saved = new ArrayBufferWriter<byte>();
        sma.Save(saved);
        var bytes = saved.WrittenSpan.ToArray();

        // The peak is followed by the last bar alone.
        BitConverter.TryWriteBytes(bytes.AsSpan(^16..^8), peak);
        Assert.Throws<IndicatorStateException>(() => new Sma<double>(3).Load(bytes));
    }

    [Fact]
    public void A_saved_part_of_a_window_that_is_counted_in_another_unit_is_refused()
    {
        var hma = new Hma<double>(4);
        for (var i = 0; i < 12; i++)
        {
            hma.Update(i + 0.125, out _);
        }

        var saved = new ArrayBufferWriter<byte>();
        hma.Save(saved);
        var bytes = saved.WrittenSpan.ToArray();

        // The units per 1 of the part come second after those of the whole.
        var eighth = BitConverter.GetBytes(-8.0);
        var whole = bytes.AsSpan().IndexOf(eighth);
        var part = whole + 8 + bytes.AsSpan(whole + 8).IndexOf(eighth);
        BitConverter.TryWriteBytes(bytes.AsSpan(part), -16.0);
        Assert.Contains("1/16", Assert.Throws<IndicatorStateException>(() => new Hma<double>(4).Load(bytes)).Message, StringComparison.Ordinal);
    }

    private static BigInteger Units(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52) & 0x7FF;
        var mantissa = (bits & ((1L << 52) - 1)) | (exponent == 0 ? 0 : 1L << 52);
        return (bits < 0 ? -1 : 1) * (new BigInteger(mantissa) << (Math.Max(exponent, 1) - 1));
    }

    private static bool IsNear(double value, BigInteger units, int divisor)
    {
        var unit = Units(Math.BitIncrement(Math.Abs(value))) - Units(Math.Abs(value));
        return BigInteger.Abs(Units(value) * divisor - units) <= unit * divisor;
    }
}
