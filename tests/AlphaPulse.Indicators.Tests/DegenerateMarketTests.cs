using System.Buffers;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Indicators.Tests;

/// <summary>Flat, halted, spiking and collapsing markets, on which running sums in plain doubles lie.</summary>
public class DegenerateMarketTests
{
    [Fact]
    public void A_market_that_goes_flat_has_no_deviation_and_bands_without_width()
    {
        var bars = TestSeries.Exact("ordinary", 120);
        var decimals = new BollingerBands<decimal>(20);
        var doubles = new BollingerBands<double>(20);
        var deviation = new StandardDeviation<double>(20);
        foreach (var bar in bars)
        {
            decimals.Update(bar.Close, out _);
            doubles.Update((double)bar.Close, out _);
            deviation.Update((double)bar.Close, out _);
        }

        for (var i = 0; i < 55; i++)
        {
            var exact = decimals.Update(245.1m, out var d);
            var rounded = doubles.Update(245.1, out var r);
            var spread = deviation.Update(245.1, out var s);
            if (i >= 19)
            {
                Assert.True(exact && rounded && spread);
                Assert.Equal(new BollingerValue<decimal>(245.1m, 245.1m, 245.1m), d);
                Assert.Equal(new BollingerValue<double>(245.1, 245.1, 245.1), r);
                Assert.Equal(0.0, s);
            }
            else
            {
                Assert.True(s > 0);
            }
        }
    }

    [Fact]
    public void Without_any_move_there_is_no_strength()
    {
        var rsi = new Rsi<decimal>(14);
        for (var i = 0; i < 50; i++)
        {
            Assert.False(rsi.Update(245.1m, out _));
        }

        Assert.True(rsi.Update(245.2m, out var up));
        Assert.Equal(100m, up);
    }

    [Fact]
    public void Gains_alone_are_100_and_losses_alone_0()
    {
        var up = new Rsi<double>(14);
        var down = new Rsi<double>(14);
        for (var i = 0; i < 500; i++)
        {
            if (up.Update(100 + 0.1 * i, out var gain) & down.Update(100 - 0.1 * i, out var loss))
            {
                Assert.Equal(100.0, gain);
                Assert.Equal(0.0, loss);
            }
        }
    }

    [Fact]
    public void Strength_stands_still_with_the_price_and_is_not_made_of_residues_after_a_long_halt()
    {
        var exact = new Rsi<decimal>(14);
        var rounded = new Rsi<double>(14);
        decimal before = 0;
        double beforeRounded = 0;
        var bars = TestSeries.Exact("ordinary", 200);
        foreach (var bar in bars)
        {
            exact.Update(bar.Close, out before);
            rounded.Update((double)bar.Close, out beforeRounded);
        }

        for (var i = 0; i < 20_000; i++)
        {
            exact.Update(bars[^1].Close, out var still);
            rounded.Update((double)bars[^1].Close, out var stillRounded);
            if (still != before || stillRounded != beforeRounded)
            {
                Assert.Fail($"after {i} bars: {still}, {stillRounded}");
            }
        }

        Assert.True(exact.Update(bars[^1].Close - 0.01m, out var fallen));
        Assert.Equal(0m, fallen);
    }

    [Theory]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(200)]
    public void A_halt_weighs_as_much_as_its_bars(int halt)
    {
        // Wilder's averages by the book: every bar without a move is a gain and a loss of 0.
        const int period = 14;
        var closes = TestSeries.Exact("ordinary", 100).Select(b => b.Close).ToList();
        closes.AddRange(Enumerable.Repeat(closes[^1], halt));
        closes.AddRange([closes[^1] + 1.5m, closes[^1] + 0.7m, closes[^1] + 2m]);
        var rsi = new Rsi<decimal>(period);
        decimal gain = 0, loss = 0, value = 0;
        for (var i = 0; i < closes.Count; i++)
        {
            rsi.Update(closes[i], out value);
            var change = i == 0 ? 0 : closes[i] - closes[i - 1];
            var (up, down) = (Math.Max(change, 0), Math.Max(-change, 0));
            gain = i <= period ? gain + up / period : (gain * (period - 1) + up) / period;
            loss = i <= period ? loss + down / period : (loss * (period - 1) + down) / period;
        }

        Assert.InRange(Math.Abs(value - 100 * gain / (gain + loss)), 0, 1e-18m);
    }

    [Fact]
    public void A_collapse_leaves_nothing_of_the_old_level_behind()
    {
        var sma = new Sma<double>(20);
        var deviation = new StandardDeviation<double>(20);
        var exact = new StandardDeviation<decimal>(20);
        for (var i = 0; i < 2000; i++)
        {
            var price = i < 1000 ? 42_000m + i % 13 : 0.0001m + i % 3 * 0.00000001m;
            var hasMean = sma.Update((double)price, out var mean);
            deviation.Update((double)price, out var spread);
            exact.Update(price, out var expected);
            if (hasMean && i >= 1020)
            {
                Assert.Equal(1.0001e-4, mean, 2e-8);
                Assert.InRange(Math.Abs(spread / (double)expected - 1), 0, 1e-9);
            }
        }
    }

    [Fact]
    public void Cents_at_a_hundred_thousand_keep_their_variance()
    {
        var random = new DeterministicRandom(4);
        var rounded = new StandardDeviation<double>(20);
        var exact = new StandardDeviation<decimal>(20);
        for (var i = 0; i < 20_000; i++)
        {
            var price = 100_000m + (i / 30 % 2 == 0 ? random.NextInt32(3) * 0.01m : 0);
            exact.Update(price, out var expected);
            if (rounded.Update((double)price, out var actual))
            {
                Assert.InRange(Math.Abs(actual - (double)expected), 0, 1e-8 * (double)expected);
            }
        }
    }

    [Fact]
    public void Strength_is_a_percentage_and_bands_are_ordered() =>
        Prop.ForAll<int[], PositiveInt>((moves, size) =>
        {
            var period = 2 + size.Get % 5;
            var rsi = new Rsi<decimal>(period);
            var rounded = new Rsi<double>(period);
            var bands = new BollingerBands<decimal>(period, 1.5m);
            var roundedBands = new BollingerBands<double>(period, 1.5m);
            var price = 1000m;
            foreach (var move in moves)
            {
                price += move * 0.01m;
                if ((rsi.Update(price, out var strength) && strength is < 0 or > 100)
                    || (rounded.Update((double)price, out var other) && other is < 0 or > 100)
                    || (bands.Update(price, out var b) && (b.Lower > b.Middle || b.Middle > b.Upper))
                    || (roundedBands.Update((double)price, out var c) && (c.Lower > c.Middle || c.Middle > c.Upper)))
                {
                    return false;
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(200));

    [Fact]
    public void An_overflow_names_the_indicator_and_takes_nothing_in()
    {
        var ema = new Ema<decimal>(3);
        ema.Update(1, out _);
        var error = Assert.Throws<IndicatorOverflowException>(() =>
        {
            ema.Update(decimal.MaxValue, out _);
            ema.Update(decimal.MaxValue, out _);
        });
        Assert.Contains("ema", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, ema.Samples);
        error = Assert.Throws<IndicatorOverflowException>(() => ema.Batch([2m, decimal.MaxValue], new decimal[2], 0));
        Assert.Contains("bar 2 ", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<IndicatorOverflowException>(() => ema.Batch([2m, 3m, 4m, decimal.MinValue / 2, decimal.MaxValue, 5m], new decimal[6], 0));
        Assert.Contains("bar 5 ", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, ema.Samples);
        ema.Update(2, out _);
        Assert.True(ema.Update(3, out var value));
        Assert.Equal(2m, value);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    public void After_a_refused_bar_the_last_one_is_replaced_and_saved_as_ever(int bars)
    {
        var refused = new Ema<decimal>(3);
        var never = new Ema<decimal>(3);
        for (var i = 0; i < bars; i++)
        {
            refused.Update(100 + i, out _);
            never.Update(100 + i, out _);
        }

        Assert.Throws<IndicatorOverflowException>(() => refused.Update(decimal.MinValue, out _));
        Assert.Equal(never.ReplaceLast(7, out var expected), refused.ReplaceLast(7, out var actual));
        Assert.Equal(expected, actual);
        var (saved, wanted) = (new ArrayBufferWriter<byte>(), new ArrayBufferWriter<byte>());
        refused.Save(saved);
        never.Save(wanted);
        Assert.Equal(wanted.WrittenSpan.ToArray(), saved.WrittenSpan.ToArray());
        new Ema<decimal>(3).Load(saved.WrittenSpan);
    }

    [Fact]
    public void The_mean_of_the_greatest_decimals_is_known()
    {
        var sma = new Sma<decimal>(3);
        sma.Update(decimal.MaxValue, out _);
        sma.Update(decimal.MaxValue, out _);
        Assert.True(sma.Update(decimal.MaxValue, out var value));
        Assert.Equal(decimal.MaxValue, value);
    }
}
