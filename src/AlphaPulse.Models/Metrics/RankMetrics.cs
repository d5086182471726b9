namespace AlphaPulse.Models;

/// <summary>How well numbers foretold the order of numbers: information coefficients.</summary>
/// <remarks>
/// Rows without a score must be left out, and counted, by the caller: a value that is not finite is refused. Pure functions, safe for use from
/// any thread.
/// </remarks>
public static class RankMetrics
{
    /// <summary>The linear correlation (Pearson) of foretold and actual values: the information coefficient.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="predicted">What was foretold.</param>
    /// <returns>From -1 to 1; <see langword="null"/> where one of the two does not vary.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not finite.</exception>
    public static double? PearsonCorrelation(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        _ = MetricRows.Check(actual, predicted, []);
        if (actual.IndexOfAnyExcept(actual[0]) < 0 || predicted.IndexOfAnyExcept(predicted[0]) < 0)
        {
            return null;
        }

        var (x, y) = (Mean(actual), Mean(predicted));
        var (xx, xy, yy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            xx += (actual[i] - x) * (actual[i] - x);
            xy += (actual[i] - x) * (predicted[i] - y);
            yy += (predicted[i] - y) * (predicted[i] - y);
        }

        return xx > 0 && yy > 0 ? Math.Clamp(xy / (Math.Sqrt(xx) * Math.Sqrt(yy)), -1, 1) : null;
    }

    /// <summary>The ranks of values from 1, equal values having their mean rank.</summary>
    /// <param name="values">The values.</param>
    /// <returns>A rank for each value, in their order.</returns>
    public static double[] Ranks(ReadOnlySpan<double> values) => MetricRows.Ranks(values);

    /// <summary>The correlation of the ranks (Spearman, 1904), equal values having their mean rank: the rank information coefficient.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="predicted">What was foretold.</param>
    /// <returns>From -1 to 1; <see langword="null"/> where one of the two does not vary.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not finite.</exception>
    public static double? SpearmanCorrelation(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        _ = MetricRows.Check(actual, predicted, []);
        return PearsonCorrelation(MetricRows.Ranks(actual), MetricRows.Ranks(predicted));
    }

    /// <summary>Kendall's tau-b (1945): pairs in the same order less pairs in the opposite one, corrected for ties.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="predicted">What was foretold.</param>
    /// <returns>From -1 to 1; <see langword="null"/> where one of the two does not vary.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not finite.</exception>
    /// <remarks>Knight's algorithm (1966): swaps of a merge sort are counted, so a million rows take about a second.</remarks>
    public static double? KendallTau(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        _ = MetricRows.Check(actual, predicted, []);
        var n = actual.Length;
        var pairs = new (double X, double Y)[n];
        for (var i = 0; i < n; i++)
        {
            // Adding 0 makes minus zero the zero that it equals.
            pairs[i] = (actual[i] + 0.0, predicted[i] + 0.0);
        }

        Array.Sort(pairs);
        var tiedX = CountTies(pairs, (a, b) => a.X == b.X);
        var tiedBoth = CountTies(pairs, (a, b) => a == b);
        var y = Array.ConvertAll(pairs, p => p.Y);
        var swaps = CountSwaps(y, new double[n], 0, n);
        var sorted = Array.ConvertAll(y, v => (0.0, v));
        var tiedY = CountTies(sorted, (a, b) => a == b);
        var total = (long)n * (n - 1) / 2;
        return total == tiedX || total == tiedY
            ? null
            : Math.Clamp((total - tiedX - tiedY + tiedBoth - 2.0 * swaps) / Math.Sqrt(total - tiedX) / Math.Sqrt(total - tiedY), -1, 1);
    }

    private static long CountTies((double X, double Y)[] sorted, Func<(double X, double Y), (double X, double Y), bool> equal)
    {
        var ties = 0L;
        for (var from = 0; from < sorted.Length;)
        {
            var to = from + 1;
            while (to < sorted.Length && equal(sorted[from], sorted[to]))
            {
                to++;
            }

            ties += (long)(to - from) * (to - from - 1) / 2;
            from = to;
        }

        return ties;
    }

    /// <summary>Sorts a part and counts the pairs that were in the wrong order.</summary>
    private static long CountSwaps(double[] values, double[] room, int from, int to)
    {
        if (to - from < 2)
        {
            return 0;
        }

        var middle = from + (to - from) / 2;
        var swaps = CountSwaps(values, room, from, middle) + CountSwaps(values, room, middle, to);
        var (left, right) = (from, middle);
        for (var i = from; i < to; i++)
        {
            if (left < middle && (right >= to || values[left] <= values[right]))
            {
                room[i] = values[left++];
            }
            else
            {
                room[i] = values[right++];
                swaps += middle - left;
            }
        }

        Array.Copy(room, from, values, from, to - from);
        return swaps;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
