namespace AlphaPulse.Indicators.Tests;

/// <summary>What the definitions of channels and stops are made of, over whole series.</summary>
internal static class ChannelsSeries
{
    public static Precise?[] Of(PreciseBar[] bars, Func<PreciseBar, Precise> select) => [.. bars.Select(b => (Precise?)select(b))];

    public static Precise?[][] Table(params Precise?[][] columns) =>
        [.. Enumerable.Range(0, columns[0].Length).Select(i => columns.Select(c => c[i]).ToArray())];

    public static Precise?[] Zip(Precise?[] left, Precise?[] right, Func<Precise, Precise, Precise?> of) =>
        [.. left.Zip(right, (l, r) => l is { } a && r is { } b ? of(a, b) : null)];

    public static Precise?[] Map(Precise?[] values, Func<Precise, Precise> of) => [.. values.Select(v => v is { } x ? (Precise?)of(x) : null)];

    public static Precise?[] Rolling(Precise?[] values, int n, Func<Precise[], Precise?> of) => [.. values.Select((_, i) =>
        i < n - 1 || values[(i - n + 1)..(i + 1)].Any(v => v is null) ? null : of([.. values[(i - n + 1)..(i + 1)].Select(v => v!.Value)]))];

    public static Precise?[] Mean(Precise?[] values, int n) => Rolling(values, n, w => Precise.Sum(w) / n);

    public static Precise?[] Highest(Precise?[] values, int n) => Rolling(values, n, w => w.Aggregate(Precise.Max));

    public static Precise?[] Lowest(Precise?[] values, int n) => Rolling(values, n, w => w.Aggregate(Precise.Min));

    public static Precise?[] Deviation(Precise?[] values, int n) => Rolling(values, n, w =>
    {
        var mean = Precise.Sum(w) / n;
        return Precise.Sqrt(Precise.Sum(w.Select(x => (x - mean) * (x - mean))) / n);
    });

    public static Precise?[] Delayed(Precise?[] values, int by) => [.. values.Select((_, i) => i < by ? null : values[i - by])];

    /// <summary>The mean of the first n values, then x with the weight p / q.</summary>
    public static Precise?[] Smoothed(Precise?[] values, int n, int p, int q)
    {
        var first = Array.FindIndex(values, v => v is not null);
        var result = new Precise?[values.Length];
        for (var i = first + n - 1; i < values.Length; i++)
        {
            result[i] = i == first + n - 1
                ? Precise.Sum(values[first..(i + 1)].Select(v => v!.Value)) / n
                : (p * values[i]!.Value + (q - p) * result[i - 1]!.Value) / q;
        }

        return result;
    }

    public static Precise?[] Average(Precise?[] values, int n, string kind) => kind switch
    {
        "simple" => Mean(values, n),
        "weighted" => Rolling(values, n, w => 2 * Precise.Sum(w.Select((x, i) => (i + 1) * x)) / (n * (n + 1))),
        "smoothed" => Smoothed(values, n, 1, n),
        _ => Smoothed(values, n, 2, n + 1),
    };

    public static Precise?[] TrueRange(PreciseBar[] bars, bool withFirst = false) => [.. bars.Select((b, i) => i == 0
        ? (withFirst ? b.High - b.Low : (Precise?)null)
        : Precise.Max(b.High - b.Low, Precise.Max(Precise.Abs(b.High - bars[i - 1].Close), Precise.Abs(b.Low - bars[i - 1].Close))))];

    public static Precise?[] Atr(PreciseBar[] bars, int n, bool withFirst = false) => Smoothed(TrueRange(bars, withFirst), n, 1, n);

    /// <summary>Nearly equal: what rounding to double can do to numbers that tie.</summary>
    public static bool Ties(Precise left, Precise right, Precise size) => !(Precise.Abs(left - right) > Precise.Abs(size) / 1_000_000 / 1_000_000_000);

    public static Precise?[][] Bands(Precise?[] middle, Precise?[] width) =>
        Table(Zip(middle, width, (m, w) => m + w), middle, Zip(middle, width, (m, w) => m - w));

    /// <summary>Final bands of SuperTrend: each moves only closer to the price until the price before was beyond it.</summary>
    public static Precise?[][] Trail(Precise?[] upper, Precise?[] lower, Precise?[] price, Func<int, bool> risesAtFirst)
    {
        var result = price.Select(_ => new Precise?[2]).ToArray();
        var first = Array.FindIndex(upper, v => v is not null);
        Precise high = 0;
        Precise low = 0;
        var up = true;
        for (var i = first; i < price.Length; i++)
        {
            var (u, l, x) = (upper[i]!.Value, lower[i]!.Value, price[i]!.Value);
            if (i == first)
            {
                (high, low, up) = (u, l, risesAtFirst(i));
            }
            else
            {
                var before = price[i - 1]!.Value;
                high = before > high ? u : Precise.Min(high, u);
                low = before < low ? l : Precise.Max(low, l);
            }

            up = up ? x > low : x > high;
            result[i] = [up ? low : high, up ? 1 : -1];
        }

        return result;
    }
}
