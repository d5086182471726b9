using System.Globalization;

namespace AlphaPulse.Drift;

/// <summary>Fits a <see cref="ReferenceProfile"/>; the method is in its documentation.</summary>
internal static class ProfileFitter
{
    internal const int SampleSize = 256;
    internal const int Bins = 10;
    internal const double LooksPerWindow = 4;

    internal static ReferenceProfile Fit(MonitoredColumns columns, double[] byColumn, int rows, DriftOptions options, int? rowsPerYear)
    {
        DriftOptionsValidator.EnsureValid(options);
        var year = YearOf(options, rowsPerYear);
        var least = options.WindowRows * ReferenceProfile.LeastWindows;
        if (rows < least)
        {
            throw new InsufficientHistoryException(string.Create(
                CultureInfo.InvariantCulture,
                $"The reference has {rows} rows, and windows of {options.WindowRows} need at least {least}; give more rows or a smaller window."));
        }

        var stationary = columns.Scales.Count(s => s == ColumnScale.Stationary);
        var windowsPerYear = Math.Max(1, (double)year / options.WindowRows);
        var level = Math.Min(0.01, options.FalseAlarmsPerYear / (2 * Math.Max(1, stationary) * windowsPerYear * LooksPerWindow));
        var profiles = new ColumnProfile[columns.Count];
        for (var column = 0; column < columns.Count; column++)
        {
            profiles[column] = FitColumn(byColumn.AsSpan(column * rows, rows), columns.Schema.Columns[column].Warmup, columns.Scales[column], options, level);
        }

        return new ReferenceProfile(columns, rows, options.WindowRows, options.RecentRows, options.EvaluateEveryRows, profiles);
    }

    /// <summary>How many rows make a year: what the options say, else what the caller knows. Nothing is guessed.</summary>
    private static int YearOf(DriftOptions options, int? rowsPerYear) => (options.RowsPerYear ?? rowsPerYear) switch
    {
        null => throw new ArgumentException(
            "RowsPerYear is not set, and thresholds are set for false alarms a year; set it to how many rows make a year, such as 8,760 of hours around the clock.",
            nameof(options)),
        < 1 or > DriftOptionsValidator.MostRowsPerYear => throw new ArgumentOutOfRangeException(
            nameof(rowsPerYear), rowsPerYear, "The rows of a year are from 1 to 100,000,000."),
        { } rows => rows,
    };

    private static ColumnProfile FitColumn(ReadOnlySpan<double> values, int warmup, ColumnScale scale, DriftOptions options, double level)
    {
        var sorted = SortedSample.FromAny(values);
        var missingShare = 1 - (double)sorted.Length / values.Length;
        var sample = Thin(sorted);
        var edges = sorted.Length > 0 ? QuantileBins.Edges(sorted, Bins) : [];
        var shares = new double[edges.Length + 1];
        if (sorted.Length > 0)
        {
            QuantileBins.Shares(sorted, edges, shares);
        }

        var (lower, upper) = RecentCalibration.Limits(values, sorted, scale, options.RecentRows);
        var outside = RecentCalibration.OutsideShare(values, lower, upper, options.RecentRows);
        var missing = RecentCalibration.MissingShare(values, warmup, RecentCalibration.MissingRows(warmup, options.RecentRows, options.WindowRows));
        var effective = (double)options.WindowRows;
        double? distance = null;
        double? index = null;
        if (scale == ColumnScale.Stationary && sorted.Length >= options.WindowRows)
        {
            var calibration = WindowCalibration.Slide(values, sorted, sample, edges, shares, options);
            effective = calibration.EffectiveRows;
            distance = calibration.DistanceThreshold(level);
            index = calibration.IndexThreshold(level);
        }

        return new ColumnProfile(
            missingShare, effective, sample, edges, shares, new ColumnThresholds(distance, index, lower, upper, outside, missing));
    }

    /// <summary>Order statistics in the middle of equal steps of probability.</summary>
    private static double[] Thin(double[] sorted)
    {
        if (sorted.Length <= SampleSize)
        {
            return sorted;
        }

        var sample = new double[SampleSize];
        for (var i = 0; i < SampleSize; i++)
        {
            sample[i] = sorted[(int)((i + 0.5) / SampleSize * sorted.Length)];
        }

        return sample;
    }
}
