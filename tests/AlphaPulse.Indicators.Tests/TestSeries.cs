namespace AlphaPulse.Indicators.Tests;

/// <summary>Bars that the tests make themselves: ordinary ones and those on which indicators go wrong.</summary>
internal static class TestSeries
{
    public static readonly string[] Names = ["ordinary", "flat", "zero_volume", "exploding", "tiny", "scale_change", "halts", "mixed_digits"];

    public static Ohlcv<decimal>[] Exact(string name, int count = 400)
    {
        var random = new DeterministicRandom(name.Length * 31 + name[0]);
        return name switch
        {
            "ordinary" => Walk(random, count, 100m, 0.01m),
            "flat" => [.. Enumerable.Repeat(new Ohlcv<decimal>(245.1m, 245.1m, 245.1m, 245.1m, 1000m), count)],
            "zero_volume" => [.. Walk(random, count, 100m, 0.01m).Select(b => b with { Volume = 0 })],
            "exploding" => Exploding(random, count),
            "tiny" => Walk(random, count, 0.00001200m, 0.00000001m),
            "scale_change" => [.. Walk(random, count / 2, 50m, 0.5m), .. Walk(random, count - count / 2, 50m, 0.0000000001m)],
            "halts" => Halts(Walk(random, count, 100_000m, 0.01m)),
            "mixed_digits" => [.. Walk(random, count, 30m, 0.01m).Select((b, i) => i % 7 == 3 ? Divided(b, 3m) : i % 11 == 5 ? Divided(b, 8m) : b)],
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such series."),
        };
    }

    public static Ohlcv<double>[] Rounded(string name, int count = 400) => [.. Exact(name, count).Select(ToDouble)];

    public static Ohlcv<double> ToDouble(Ohlcv<decimal> b) =>
        new((double)b.Open, (double)b.High, (double)b.Low, (double)b.Close, (double)b.Volume);

    private static Ohlcv<decimal>[] Walk(DeterministicRandom random, int count, decimal start, decimal tick)
    {
        var bars = new Ohlcv<decimal>[count];
        var price = start;
        for (var i = 0; i < count; i++)
        {
            var open = price;
            var close = Math.Max(tick * 50, open + tick * (random.NextInt32(201) - 100));
            var high = Math.Max(open, close) + tick * random.NextInt32(40);
            var low = Math.Max(tick, Math.Min(open, close) - tick * random.NextInt32(40));
            bars[i] = new Ohlcv<decimal>(open, high, low, close, random.NextInt32(100_000));
            price = close;
        }

        return bars;
    }

    // Up by a third a bar to 10^22 and down again, three times.
    private static Ohlcv<decimal>[] Exploding(DeterministicRandom random, int count)
    {
        var bars = Walk(random, count, 100m, 0.01m);
        var factor = 1m;
        var up = true;
        for (var i = 0; i < count; i++)
        {
            factor = up ? factor * 4 / 3 : factor * 3 / 4;
            up = factor < 1 || (up && factor < 1e20m);
            factor = decimal.Round(factor, 10);
            bars[i] = Divided(bars[i], 1 / factor);
        }

        return bars;
    }

    private static Ohlcv<decimal>[] Halts(Ohlcv<decimal>[] bars)
    {
        for (var i = 1; i < bars.Length; i++)
        {
            if (i / 40 % 2 == 1)
            {
                var close = bars[i - 1].Close;
                bars[i] = new Ohlcv<decimal>(close, close, close, close, 0);
            }
        }

        return bars;
    }

    private static Ohlcv<decimal> Divided(Ohlcv<decimal> b, decimal by) =>
        new(b.Open / by, b.High / by, b.Low / by, b.Close / by, b.Volume / by);
}
