namespace AlphaPulse.Drift;

/// <summary>Limits of gross breaks, from the range of the reference and its own spans of recent rows.</summary>
internal static class RecentCalibration
{
    internal const double LeastShare = 0.5;
    private const double ShareMargin = 0.25;
    private const double SpanFactor = 10;
    private const double WanderFactor = 1.5;

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

    /// <summary>The greatest shares of recent rows outside and missing in the reference, with a margin.</summary>
    internal static (double Outside, double Missing) GreatestShares(ReadOnlySpan<double> values, double? lower, double? upper, int recentRows)
    {
        int outside = 0, missing = 0, mostOutside = 0, mostMissing = 0;
        for (var row = 0; row < values.Length; row++)
        {
            outside += IsOutside(values[row], lower, upper) ? 1 : 0;
            missing += double.IsFinite(values[row]) ? 0 : 1;
            if (row >= recentRows)
            {
                outside -= IsOutside(values[row - recentRows], lower, upper) ? 1 : 0;
                missing -= double.IsFinite(values[row - recentRows]) ? 0 : 1;
            }

            if (row >= recentRows - 1)
            {
                mostOutside = Math.Max(mostOutside, outside);
                mostMissing = Math.Max(mostMissing, missing);
            }
        }

        return (WithMargin(mostOutside, recentRows), WithMargin(mostMissing, recentRows));
    }

    internal static bool IsOutside(double value, double? lower, double? upper) => value < lower || value > upper;

    private static double WithMargin(int most, int recentRows) => Math.Max(LeastShare, Math.Min(1, (double)most / recentRows + ShareMargin));

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
