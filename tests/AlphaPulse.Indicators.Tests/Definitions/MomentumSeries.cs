namespace AlphaPulse.Indicators.Tests;

/// <summary>
/// What the definitions of the momentum indicators are made of. A bar without a value is skipped by whatever takes the series: an
/// average of n takes the last n values that there are, and has none itself at such a bar.
/// </summary>
internal static class MomentumSeries
{
    public static Precise?[] Of(PreciseBar[] bars, Func<PreciseBar, Precise> select) => [.. bars.Select(bar => (Precise?)select(bar))];

    public static Precise?[] Close(PreciseBar[] bars) => Of(bars, bar => bar.Close);

    public static Precise?[] Middle(PreciseBar[] bars) => Of(bars, bar => (bar.High + bar.Low) / 2);

    /// <summary>One row of outputs for each bar.</summary>
    public static Precise?[][] Rows(params Precise?[][] outputs) =>
        [.. Enumerable.Range(0, outputs[0].Length).Select(t => outputs.Select(output => output[t]).ToArray())];

    public static Precise?[] Map(Precise?[] x, Func<Precise, Precise?> of) => [.. x.Select(v => v is { } value ? of(value) : null)];

    public static Precise?[] Map(Precise?[] x, Precise?[] y, Func<Precise, Precise, Precise?> of) =>
        [.. x.Zip(y, (a, b) => a is { } left && b is { } right ? of(left, right) : null)];

    public static Precise? Ratio(Precise numerator, Precise denominator) =>
        denominator == Precise.Zero ? null : numerator / denominator;

    /// <summary>A function of the last n values, the oldest first.</summary>
    public static Precise?[] Window(Precise?[] x, int n, Func<Precise[], Precise?> of)
    {
        var seen = new List<Precise>();
        return [.. x.Select(v =>
        {
            if (v is not { } value)
            {
                return null;
            }

            seen.Add(value);
            return seen.Count < n ? null : of([.. seen.TakeLast(n)]);
        })];
    }

    public static Precise?[] Sma(Precise?[] x, int n) => Window(x, n, w => Precise.Sum(w) / n);

    public static Precise?[] Wma(Precise?[] x, int n) =>
        Window(x, n, w => Precise.Sum(w.Select((v, i) => (i + 1) * v)) / (n * (n + 1) / 2));

    /// <summary>weight x value + (1 - weight) x average before, beginning with the mean of the first values.</summary>
    public static Precise?[] Smoothed(Precise?[] x, int seed, Precise weight)
    {
        var seen = new List<Precise>();
        Precise average = 0;
        return [.. x.Select(v =>
        {
            if (v is not { } value)
            {
                return null;
            }

            seen.Add(value);
            average = seen.Count <= seed ? Precise.Sum(seen) / seen.Count : weight * value + (1 - weight) * average;
            return seen.Count < seed ? null : (Precise?)average;
        })];
    }

    public static Precise?[] Ema(Precise?[] x, int n) => Smoothed(x, n, (Precise)2 / (n + 1));

    public static Precise?[] Wilder(Precise?[] x, int n) => Smoothed(x, n, (Precise)1 / n);

    public static Precise?[] Change(Precise?[] x, int lag) => [.. x.Select((v, t) => t < lag ? null : v - x[t - lag])];

    /// <summary>In percent of the value before; none where that is 0.</summary>
    public static Precise?[] Rate(Precise?[] x, int lag) =>
        [.. x.Select((v, t) => t < lag ? null : Ratio(100 * (v!.Value - x[t - lag]!.Value), x[t - lag]!.Value))];

    public static Precise?[] From(Precise?[] x, int first) => [.. x.Select((v, t) => t < first ? null : v)];

    public static Precise?[] Part(Precise?[] changes, int sign) => Map(changes, v => Precise.Max(0, sign * v));

    /// <summary>
    /// The strength of gains over gains and losses, by Wilder's averages. A bar without a change shrinks both by the same factor and
    /// leaves the ratio as it is.
    /// </summary>
    public static Precise?[] Strength(Precise?[] x, int n)
    {
        var changes = Change(x, 1);
        for (var t = 1; t < x.Length; t++)
        {
            changes[t] = x[t] is null || x[t - 1] is null ? null : x[t] - x[t - 1];
        }

        var (up, down) = (Wilder(Part(changes, 1), n), Wilder(Part(changes, -1), n));
        var result = Map(up, down, (gains, losses) => Ratio(100 * gains, gains + losses));
        for (var t = 1; t < x.Length; t++)
        {
            result[t] = changes[t] == Precise.Zero && result[t - 1] is { } before ? before : result[t];
        }

        return result;
    }

    public static Precise?[] Highest(Precise?[] x, int n) => Window(x, n, w => w.Aggregate(Precise.Max));

    public static Precise?[] Lowest(Precise?[] x, int n) => Window(x, n, w => w.Aggregate(Precise.Min));

    /// <summary>The greatest of high - low and the distances of both from the last close; none at the first bar.</summary>
    public static Precise?[] TrueRange(PreciseBar[] bars) => [.. bars.Select((bar, t) => t == 0 ? (Precise?)null : Precise.Max(
        bar.High - bar.Low, Precise.Max(Precise.Abs(bar.High - bars[t - 1].Close), Precise.Abs(bar.Low - bars[t - 1].Close))))];

    /// <summary>The line that fits the last n values best, at a position from 0 (the oldest): by covariance over variance.</summary>
    public static Precise?[] Line(Precise?[] x, int n, int position) => Window(x, n, w =>
    {
        var middle = (Precise)(n - 1) / 2;
        var mean = Precise.Sum(w) / n;
        var slope = Precise.Sum(w.Select((v, i) => (i - middle) * (v - mean))) / Precise.Sum(w.Select((_, i) => (i - middle) * (i - middle)));
        return mean + (position - middle) * slope;
    });

    public static Precise?[] Deviation(Precise?[] x, int n) => Window(x, n, w =>
    {
        var mean = Precise.Sum(w) / n;
        return Precise.Sqrt(Precise.Sum(w.Select(v => (v - mean) * (v - mean))) / n);
    });

    /// <summary>A line, its signal and what is between the two.</summary>
    public static Precise?[][] Signalled(Precise?[] line, Func<Precise?[], Precise?[]> average)
    {
        var signal = average(line);
        return Rows(line, signal, Map(line, signal, (l, s) => l - s));
    }
}
