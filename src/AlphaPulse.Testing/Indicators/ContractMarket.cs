using System.Globalization;
using AlphaPulse.Indicators;

namespace AlphaPulse.Testing;

/// <summary>The markets on which the contract of an indicator is verified.</summary>
internal static class ContractMarket
{
    private const long Seed = 29;

    /// <summary>Each with its name: ordinary moves, none at all, halts, no volume, a price of a few ticks of 10^-8, a tick size that changes.</summary>
    public static IEnumerable<(string Name, Ohlcv<decimal>[] Bars)> All(int count)
    {
        yield return ("ordinary", Ordinary(count));
        yield return ("flat", [.. Ordinary(count).Select(bar => Priced(bar, 245.1m, 245.1m, 245.1m, 245.1m))]);
        yield return ("halted", Halted(Ordinary(count)));
        yield return ("without volume", [.. Ordinary(count).Select(bar => bar with { Volume = 0m })]);
        yield return ("least prices", LeastPrices(count));
        yield return ("changing ticks", Scaled(Ordinary(count), i => i / 50 % 2 == 0 ? 1m : 0.001m));
    }

    /// <summary>Every bar moves, has a range and a volume.</summary>
    public static Ohlcv<decimal>[] Ordinary(int count)
    {
        var random = new DeterministicRandom(Seed);
        var time = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var bars = new Ohlcv<decimal>[count];
        var close = 10_000;
        for (var i = 0; i < count; i++)
        {
            var open = close;
            var step = 1 + random.NextInt32(100);
            close = Math.Max(2_000, open + (random.NextInt32(2) == 0 ? step : -step));
            var high = Math.Max(open, close) + 1 + random.NextInt32(40);
            var low = Math.Min(open, close) - 1 - random.NextInt32(40);
            bars[i] = new Ohlcv<decimal>(open / 100m, high / 100m, low / 100m, close / 100m, 1 + random.NextInt32(100_000)) { OpenTime = time.AddHours(i) };
        }

        return bars;
    }

    /// <summary>As near to 0 as a price with 8 places comes: from 1 to some 40 ticks of 10^-8, which move by 1 to 3.</summary>
    public static Ohlcv<decimal>[] LeastPrices(int count)
    {
        const decimal Tick = 0.00000001m;
        var random = new DeterministicRandom(Seed);
        var bars = Ordinary(count);
        var close = 12;
        for (var i = 0; i < count; i++)
        {
            var open = close;
            var step = 1 + random.NextInt32(3);
            close = open + (open - step < 2 || (open < 40 && random.NextInt32(2) == 0) ? step : -step);
            var high = Math.Max(open, close) + random.NextInt32(2);
            var low = Math.Min(open, close) - random.NextInt32(2);
            bars[i] = Priced(bars[i], open * Tick, high * Tick, low * Tick, close * Tick);
        }

        return bars;
    }

    public static Ohlcv<double>[] Doubles(Ohlcv<decimal>[] bars) =>
        Array.ConvertAll(bars, b => new Ohlcv<double>((double)b.Open, (double)b.High, (double)b.Low, (double)b.Close, (double)b.Volume) { OpenTime = b.OpenTime });

    /// <summary>Now and then a bar that is missing, or that a double only just holds.</summary>
    public static Ohlcv<double>[] Torn(Ohlcv<double>[] bars)
    {
        var torn = (Ohlcv<double>[])bars.Clone();
        for (var i = 17; i < torn.Length; i += 41)
        {
            torn[i] = i % 2 == 0 ? Ohlcv.Missing : torn[i] with { High = double.PositiveInfinity };
            torn[i - 9] = torn[i - 9] with { High = 1.7e308, Close = 1.7e308 };
        }

        return torn;
    }

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Ohlcv<decimal>[] Halted(Ohlcv<decimal>[] bars)
    {
        for (var i = 1; i < bars.Length; i++)
        {
            if (i / 30 % 2 == 1)
            {
                var last = bars[i - 1].Close;
                bars[i] = Priced(bars[i], last, last, last, last) with { Volume = 0m };
            }
        }

        return bars;
    }

    private static Ohlcv<decimal>[] Scaled(Ohlcv<decimal>[] bars, Func<int, decimal> scale) =>
        [.. bars.Select((b, i) => Priced(b, b.Open * scale(i), b.High * scale(i), b.Low * scale(i), b.Close * scale(i)))];

    private static Ohlcv<decimal> Priced(Ohlcv<decimal> bar, decimal open, decimal high, decimal low, decimal close) =>
        bar with { Open = open, High = high, Low = low, Close = close };
}
