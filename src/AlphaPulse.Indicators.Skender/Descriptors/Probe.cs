namespace AlphaPulse.Indicators.Skender;

/// <summary>Looks for the first values of an indicator on a market that moves all the time.</summary>
internal static class Probe
{
    private const int Shortest = 256;
    private const int Longest = 1 << 22;

    /// <summary>The bars to the first value of each output; where there is none on the longest market, its length and one.</summary>
    public static int[] FirstValues(SkenderDescriptor descriptor, IReadOnlyList<decimal> arguments)
    {
        for (var length = Shortest; ; length *= 4)
        {
            var found = Find(descriptor, arguments, length);
            if (length >= Longest || Array.TrueForAll(found, bars => bars > 0))
            {
                return [.. found.Select(bars => bars > 0 ? bars : length + 1)];
            }
        }
    }

    private static int[] Find(SkenderDescriptor descriptor, IReadOnlyList<decimal> arguments, int length)
    {
        var bars = new Ohlcv<double>[length];
        var random = new DeterministicRandom(7);
        var close = 100.0;
        for (var i = 0; i < length; i++)
        {
            var open = close;
            close *= 1 + (0.02 * (random.NextDouble() - 0.5));
            bars[i] = new Ohlcv<double>(
                Round(open),
                Round(Math.Max(open, close) * (1 + (0.002 * random.NextDouble()))),
                Round(Math.Min(open, close) * (1 - (0.002 * random.NextDouble()))),
                Round(close),
                1000 + random.NextInt32(1000))
            {
                OpenTime = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(i),
            };
        }

        double[] first = descriptor.DefaultSource is { } source ? [.. bars.Select(bar => PriceSources.Select(source, bar))] : [];
        double[] second = descriptor.DefaultSecondSource is { } other ? [.. bars.Select(bar => PriceSources.Select(other, bar))] : [];
        var width = descriptor.Outputs.Count;
        var rows = new double?[length * width];
        descriptor.Rows(arguments, new IndicatorHistory<double>(bars, first, second), rows);
        return [.. Enumerable.Range(0, width).Select(output =>
        {
            for (var i = 0; i < length; i++)
            {
                if (rows[(i * width) + output] is { } value && double.IsFinite(value))
                {
                    return i + 1;
                }
            }

            return 0;
        })];
    }

    private static double Round(double price) => Math.Round(price, 4);
}
