namespace AlphaPulse.Drift;

/// <summary>Limits of gross breaks, from the range of the reference and its own spans of recent rows.</summary>
internal static class RecentCalibration
{
    internal const double LeastShare = 0.5;
    private const double ShareMargin = 0.25;
    private const double SpanFactor = 10;
    private const double WanderFactor = 1.5;

    /// <summary>How many gaps may come so close together by chance that the warm-ups after them lie in one span.</summary>
    private const int GapsTogether = 3;

    internal static (double? Lower, double? Upper) Limits(ReadOnlySpan<double> values, double[] sorted, ColumnScale scale, int recentRows)
    {
        if (sorted.Length == 0)
        {
            return (null, null);
        }

        if (scale == ColumnScale.LogLevel)
        {
            var median = SortedSample.Quantile(sorted, 0.5);
            var reach = Math.Max(Math.Log(ReferenceProfile.LevelFactor), WanderFactor * FarthestMedian(values, median, recentRows));
            return (median - reach, median + reach);
        }

        // A constant has no span to measure by; the distance of distributions judges what differs from it.
        var low = SortedSample.Quantile(sorted, 0.01);
        var high = SortedSample.Quantile(sorted, 0.99);
        var span = SpanFactor * (high - low);
        var lower = Math.Min(sorted[0], low - span);
        var upper = Math.Max(sorted[^1], high + span);
        return span > 0 && double.IsFinite(lower) && double.IsFinite(upper) ? (lower, upper) : (null, null);
    }

    /// <summary>
    /// The rows that missing values are counted over: a gap in the bars takes the warm-up of a column, and as many gaps as come
    /// together by chance must fill no more than half of them.
    /// </summary>
    internal static int MissingRows(int warmup, int recentRows, int windowRows) =>
        (int)Math.Clamp(2L * GapsTogether * warmup, recentRows, windowRows);

    /// <summary>The greatest share of recent rows outside in the reference, with a margin.</summary>
    internal static double OutsideShare(ReadOnlySpan<double> values, double? lower, double? upper, int recentRows) =>
        WithMargin(GreatestShare(values, recentRows, v => IsOutside(v, lower, upper)));

    /// <summary>The greatest share of rows missing in the reference, with a margin, and no less than what gaps that come together take.</summary>
    internal static double MissingShare(ReadOnlySpan<double> values, int warmup, int missingRows) => Math.Max(
        WithMargin(GreatestShare(values, missingRows, v => !double.IsFinite(v))),
        Math.Min(1, (double)GapsTogether * (warmup - 1) / missingRows));

    private static double GreatestShare(ReadOnlySpan<double> values, int rows, Func<double, bool> counts)
    {
        int count = 0, most = 0;
        for (var row = 0; row < values.Length; row++)
        {
            count += counts(values[row]) ? 1 : 0;
            count -= row >= rows && counts(values[row - rows]) ? 1 : 0;
            most = row >= rows - 1 ? Math.Max(most, count) : most;
        }

        return (double)most / rows;
    }

    internal static bool IsOutside(double value, double? lower, double? upper) => value < lower || value > upper;

    private static double WithMargin(double share) => Math.Max(LeastShare, Math.Min(1, share + ShareMargin));

    private static double FarthestMedian(ReadOnlySpan<double> values, double median, int recentRows)
    {
        var buffer = new double[recentRows];
        var farthest = 0.0;
        for (var end = recentRows; end <= values.Length; end++)
        {
            var count = SortedSample.CopyFinite(values.Slice(end - recentRows, recentRows), buffer);
            if (count * 2 < recentRows)
            {
                continue;
            }

            var recent = buffer.AsSpan(0, count);
            recent.Sort();
            farthest = Math.Max(farthest, Math.Abs(SortedSample.Quantile(recent, 0.5) - median));
        }

        return farthest;
    }
}
