using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Indicators.Tests;

/// <summary>The windows against integers without bound.</summary>
public class ExactWindowTests
{
    [Theory]
    [InlineData(20, 1_000_000)]
    [InlineData(7, 100_000)]
    [InlineData(1, 100_000)]
    [InlineData(64, 100_000)]
    public void A_million_decimals_do_not_drift(int period, int bars)
    {
        var random = new DeterministicRandom(5);
        var sma = new Sma<decimal>(period);
        var window = new Queue<long>();
        long sum = 0;
        var price = 20_000;
        for (var i = 0; i < bars; i++)
        {
            // One bad tick; it must leave with the window.
            price += random.NextInt32(21) - 10;
            var tick = i == 5000 ? 2_100_000_000_000_000 : price;
            sum += tick;
            window.Enqueue(tick);
            if (window.Count > period)
            {
                sum -= window.Dequeue();
            }

            if (sma.Update(new decimal(tick) / 100, out var value) && value != sum / (100m * period))
            {
                Assert.Fail($"bar {i}: {value}");
            }
        }
    }

    [Fact]
    public void A_million_doubles_stay_within_one_unit_in_the_last_place()
    {
        const int period = 20;
        var random = new DeterministicRandom(6);
        var sma = new Sma<double>(period);
        var window = new Queue<Int128>();
        Int128 sum = 0;
        var price = 20_000;
        for (var i = 0; i < 1_000_000; i++)
        {
            // Units of 2^-60 hold every double of the series as an integer.
            price = Math.Max(100, price + random.NextInt32(21) - 10);
            var input = i == 5000 ? 2.1e13 : price / 100.0;
            var units = (Int128)(input * 1152921504606846976.0);
            sum += units;
            window.Enqueue(units);
            if (window.Count > period)
            {
                sum -= window.Dequeue();
            }

            if (sma.Update(input, out var value))
            {
                var error = (Int128)(value * 1152921504606846976.0) * period - sum;
                var allowed = (Int128)((Math.BitIncrement(value) - value) * 1152921504606846976.0) * period;
                if (Int128.Abs(error) > allowed)
                {
                    Assert.Fail($"bar {i}: {value}");
                }
            }
        }
    }

    [Fact]
    public void Decimals_of_any_size_are_averaged_as_integers_without_bound() =>
        Prop.ForAll<decimal[], PositiveInt>((values, size) =>
        {
            var period = 1 + size.Get % 6;
            var sma = new Sma<decimal>(period);
            for (var i = 0; i < values.Length; i++)
            {
                if (sma.Update(values[i], out var value))
                {
                    var exact = values[(i - period + 1)..(i + 1)].Aggregate(BigInteger.Zero, (sum, v) => sum + Units(v));
                    if (!IsNearest(value, exact, period))
                    {
                        return false;
                    }
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(60));

    [Theory]
    [InlineData("ordinary")]
    [InlineData("exploding")]
    [InlineData("tiny")]
    [InlineData("scale_change")]
    [InlineData("halts")]
    [InlineData("mixed_digits")]
    public void The_deviation_is_the_root_of_the_exact_variance(string series)
    {
        foreach (var kind in new[] { DeviationKind.Population, DeviationKind.Sample })
        {
            const int period = 9;
            var closes = TestSeries.Exact(series).Select(b => b.Close).ToArray();
            var exact = new StandardDeviation<decimal>(period, kind);
            for (var i = 0; i < closes.Length; i++)
            {
                if (!exact.Update(closes[i], out var value))
                {
                    continue;
                }

                var window = closes[(i - period + 1)..(i + 1)].Select(Units).ToArray();
                var sum = window.Aggregate(BigInteger.Zero, (a, b) => a + b);
                var spread = period * window.Aggregate(BigInteger.Zero, (a, b) => a + b * b) - sum * sum;
                var divisor = (BigInteger)period * (kind == DeviationKind.Sample ? period - 1 : period);

                // (value ± tolerance)² x divisor embraces the spread.
                var tolerance = BigInteger.Max(2, Units(value) / BigInteger.Pow(10, 26));
                var low = BigInteger.Max(0, Units(value) - tolerance);
                var high = Units(value) + tolerance;
                Assert.True(low * low * divisor <= spread && spread <= high * high * divisor, $"{kind}, bar {i}: {value}");
            }
        }
    }

    [Theory]
    [InlineData("ordinary", 1e-11)]
    [InlineData("exploding", 1e-11)]
    [InlineData("tiny", 1e-9)]
    [InlineData("halts", 1e-7)]
    public void The_deviation_in_double_follows_the_exact_one(string series, double tolerance)
    {
        var bars = TestSeries.Exact(series, 3000);
        var exact = new StandardDeviation<decimal>(20);
        var rounded = new StandardDeviation<double>(20);
        foreach (var bar in bars)
        {
            exact.Update(bar.Close, out var expected);
            if (rounded.Update((double)bar.Close, out var actual))
            {
                Assert.InRange(Math.Abs(actual - (double)expected), 0, tolerance * (double)expected);
            }
        }
    }

    private static BigInteger Units(decimal value) => ScaledInteger.Split(value, out var scale) * BigInteger.Pow(10, 28 - scale);

    // Whether a decimal is the nearest one to units x 10^-28 / count, half a unit of its own last digit included.
    private static bool IsNearest(decimal value, BigInteger units, int count)
    {
        var difference = BigInteger.Abs(Units(value) * count - units);
        ScaledInteger.Split(value, out var scale);
        return difference.IsZero || difference * 2 <= BigInteger.Pow(10, 28 - scale) * count;
    }
}
