namespace AlphaPulse.Indicators.Tests;

/// <summary>Averages, ranges and windows over whole series, written out.</summary>
internal static class TrendSeries
{
    // Moves below this share of the price are no moves: the rule that the indicators declare for ratios of two of them.
    private static readonly Precise Nothing = 0.000000000001m;

    // What the rounding of prices to double can make of a tie.
    private static readonly Precise Rounding = 0.000000000000001m;

    public static Precise?[][] Single(IEnumerable<Precise?> values) => [.. values.Select(value => new[] { value })];

    public static Precise?[][] Rows(params Precise?[][] outputs) => [.. outputs[0].Select((_, i) => outputs.Select(output => output[i]).ToArray())];

    public static Precise[] Closes(PreciseBar[] bars) => Array.ConvertAll(bars, bar => bar.Close);

    public static Precise?[] Each(int count, Func<int, Precise?> value) => [.. Enumerable.Range(0, count).Select(value)];

    public static Precise?[] Present(Precise[] values) => Array.ConvertAll(values, value => (Precise?)value);

    public static Precise?[] Both(Precise?[] left, Precise?[] right, Func<Precise, Precise, Precise?> of) =>
        [.. left.Zip(right, (l, r) => l is { } a && r is { } b ? of(a, b) : null)];

    /// <summary>Applies a smoothing to the values that there are, and leaves the gaps where they are.</summary>
    public static Precise?[] Smoothed(Precise?[] values, Func<Precise[], Precise?[]> smoothing)
    {
        var smooth = smoothing([.. values.Where(value => value is not null).Select(value => value!.Value)]);
        var next = 0;
        return [.. values.Select(value => value is null ? null : smooth[next++])];
    }

    public static Precise?[] Ema(Precise?[] values, int n, bool first = false) => Smoothed(values, dense =>
    {
        var result = new Precise?[dense.Length];
        var begin = first ? 0 : n - 1;
        for (var i = begin; i < dense.Length; i++)
        {
            result[i] = i > begin ? (2 * dense[i] + (n - 1) * result[i - 1]!.Value) / (n + 1)
                : first ? dense[0] : Precise.Sum(dense[..n]) / n;
        }

        return result;
    });

    public static Precise?[] Wilder(Precise?[] values, int n) => Smoothed(values, dense =>
    {
        var result = new Precise?[dense.Length];
        for (var i = n - 1; i < dense.Length; i++)
        {
            result[i] = i == n - 1 ? Precise.Sum(dense[..n]) / n : ((n - 1) * result[i - 1]!.Value + dense[i]) / n;
        }

        return result;
    });

    public static Precise?[] Sum(Precise?[] values, int n) => Smoothed(values, dense =>
        Each(dense.Length, i => i < n - 1 ? null : Precise.Sum(dense[(i - n + 1)..(i + 1)])));

    public static Precise?[] Sma(Precise?[] values, int n) => Smoothed(values, dense =>
        Each(dense.Length, i => i < n - 1 ? null : Precise.Sum(dense[(i - n + 1)..(i + 1)]) / n));

    public static Precise Highest(IEnumerable<Precise> values) => values.Aggregate(Precise.Max);

    public static Precise Lowest(IEnumerable<Precise> values) => values.Aggregate(Precise.Min);

    /// <summary>Where each value lies between the least and the greatest of the last n, from 0 to 100.</summary>
    public static Precise?[] Position(Precise?[] values, int n) => Smoothed(values, dense => Each(dense.Length, i =>
    {
        if (i < n - 1)
        {
            return null;
        }

        var window = dense[(i - n + 1)..(i + 1)];
        var (low, high) = (Lowest(window), Highest(window));
        return high == low ? null : 100 * (dense[i] - low) / (high - low);
    }));

    public static Precise?[] TrueRanges(PreciseBar[] bars) => Each(bars.Length, i => i == 0 ? null : Highest(
    [
        bars[i].High - bars[i].Low,
        Precise.Abs(bars[i].High - bars[i - 1].Close),
        Precise.Abs(bars[i].Low - bars[i - 1].Close),
    ]));

    /// <summary>The line of least squares over the last n values, at x = 0 and one bar on.</summary>
    public static (Precise Start, Precise Slope) Line(Precise[] window)
    {
        var n = window.Length;
        Precise sumX = 0;
        Precise sumY = 0;
        Precise sumXx = 0;
        Precise sumXy = 0;
        for (var x = 0; x < n; x++)
        {
            sumX += x;
            sumY += window[x];
            sumXx += x * x;
            sumXy += x * window[x];
        }

        var slope = (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
        return ((sumY - slope * sumX) / n, slope);
    }

    public static Precise Square(Precise value) => value * value;

    public static bool IsNothing(Precise move, Precise price) => !(Precise.Abs(move) > Precise.Abs(price) * Nothing);

    public static int Sign(Precise newer, Precise older, Precise price)
    {
        var rounding = Precise.Abs(price) * Rounding;
        return newer - older > rounding ? 1 : older - newer > rounding ? -1 : 0;
    }

    /// <summary>The movements up and down of Wilder; a tie counts for neither, with ties for both.</summary>
    public static (Precise Up, Precise Down) Movement(PreciseBar last, PreciseBar bar, bool ties = false)
    {
        var up = bar.High - last.High;
        var down = last.Low - bar.Low;
        return Sign(up, down, Precise.Max(last.High, bar.High)) switch
        {
            > 0 => (Precise.Max(0, up), 0),
            < 0 => (0, Precise.Max(0, down)),
            _ => ties ? (Precise.Max(0, up), Precise.Max(0, down)) : (0, 0),
        };
    }

    /// <summary>A sum of the first values up to a bar, of which from then on the n-th part goes with each bar.</summary>
    public static Precise?[] WilderSum(PreciseBar[] bars, int n, int complete, Func<int, Precise> value)
    {
        Precise sum = 0;
        return Each(bars.Length, i =>
        {
            sum = (i > complete ? sum * (n - 1) / n : sum) + (i == 0 ? 0 : value(i));
            return i < complete ? null : sum;
        });
    }
}
