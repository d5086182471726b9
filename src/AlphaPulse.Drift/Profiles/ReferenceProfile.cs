using System.Globalization;
using AlphaPulse.Models;

namespace AlphaPulse.Drift;

/// <summary>What the training rows of a model looked like, and how far windows of them lay from the whole: the reference of a monitor.</summary>
/// <remarks>
/// <para>Rows of a market resemble their neighbours and its level wanders, so fixed thresholds and p-values for independent rows alarm
/// without a drift. Thresholds are learned: the monitor's window slides over the reference in the order of time, and each position
/// is compared with the whole reference. From these distances come, for each stationary column:</para>
/// <para>Effective rows n: the least of what fits the mean distance, its 95 % quantile and its greatest value (each under Kolmogorov's
/// law with the correction of Stephens 1970), and of the window divided by 1 + 2 sum (1 - k/window) r(k) over the autocorrelations r of
/// ranks. The level is a = false alarms a year / (2 tests, columns, and 4 looks a window over a year of windows). The threshold of the
/// distance, on the scale of Fisher's z, is the greatest of: 1.25 times the distance with tail probability a under n rows; 1.25 times the
/// greatest distance seen; and exp(mean + sqrt(2 ln(1/a)) deviations) of the logarithms of the distances seen, which is a bound where
/// they are log-normal. The threshold of the index is 1.75 times the greater of the same bound of the indices and the greatest one seen.
/// The distance under the law and both bounds are corrected for the windows having been part of what they were compared with, by the
/// square root of (1 + p) / (1 - p) where a window is the part p of the reference (by its square for the index). The greatest values
/// seen and n are not: a window that is no part of the reference may lie farther by that factor, which is 1.29 with a reference of 4
/// windows and 1.02 with one of 50, and of which the margins of 1.25 and 1.75 must stand for the rest. A column for which n is so small
/// that the law allows any distance, or of which a window of the reference lies as far as a distance goes, gets a threshold of 1 and is
/// watched by the other tests only.</para>
/// <para>The false alarms a year are a target of these two tests together. The limits of the two below follow no target.</para>
/// <para>A row is far outside where it lies beyond the range of the reference and beyond its 1 % or 99 % quantile by more than 10
/// times their distance; in a level column beyond the median by more than the greater of ln <see cref="LevelFactor"/> and 1.5 times the farthest median of
/// recent rows in the reference. A change of level by a factor of 1,000 is so noticed wherever the level stays within a factor of 16 of
/// its median in the reference.</para>
/// <para>A gap in the bars is no drift, though it takes the warm-up of every column after it. Missing values are counted over six
/// times the warm-up of their column, at least the recent rows and at most the window, and the threshold is at least what three gaps take;
/// one that a long warm-up pushes to 1 cannot speak. A column of scale <see cref="ColumnScale.Clock"/> is not compared by distribution at all. Immutable and safe for use from any thread.</para>
/// </remarks>
public sealed class ReferenceProfile
{
    /// <summary>By what factor a level may differ from its median in the reference before it is a break: 20.</summary>
    public const double LevelFactor = 20;

    /// <summary>How many windows without overlap the reference must hold: 4.</summary>
    public const int LeastWindows = 4;

    internal ReferenceProfile(MonitoredColumns columns, int rows, int windowRows, int recentRows, int evaluateEveryRows, ColumnProfile[] profiles)
    {
        Columns = columns;
        Rows = rows;
        WindowRows = windowRows;
        RecentRows = recentRows;
        EvaluateEveryRows = evaluateEveryRows;
        Profiles = profiles;
    }

    /// <summary>The columns.</summary>
    public MonitoredColumns Columns { get; }

    /// <summary>How many rows the reference has.</summary>
    public int Rows { get; }

    /// <summary>The rows of the window that the thresholds hold for.</summary>
    public int WindowRows { get; }

    /// <summary>The most recent rows that gross breaks are looked for in.</summary>
    public int RecentRows { get; }

    /// <summary>The rows between two evaluations.</summary>
    public int EvaluateEveryRows { get; }

    /// <summary>What is kept of each column.</summary>
    public IReadOnlyList<ColumnProfile> Profiles { get; }

    /// <summary>Fits a profile to the training rows of a model.</summary>
    /// <param name="data">The rows, in the order of time; every column is taken to be stationary.</param>
    /// <param name="options">The sizes and the target; <see cref="DriftOptions.RowsPerYear"/> must be set.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="InsufficientHistoryException">The rows are fewer than <see cref="LeastWindows"/> windows.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, or <see cref="DriftOptions.RowsPerYear"/> is not set.</exception>
    public static ReferenceProfile Fit(TrainingMatrix data, DriftOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        var columns = MonitoredColumns.From(data.Schema);
        var values = new double[data.Rows * data.Columns];
        for (var column = 0; column < data.Columns; column++)
        {
            data.Column(column).CopyTo(values.AsSpan(column * data.Rows));
        }

        return ProfileFitter.Fit(columns, values, data.Rows, options, rowsPerYear: null);
    }

    /// <summary>Fits a profile to rows.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows one after the other, in the order of time; column <c>c</c> of row <c>r</c> is at <c>r * columns + c</c>. NaN is missing.</param>
    /// <param name="options">The sizes and the target; <see cref="DriftOptions.RowsPerYear"/> must be set.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="InsufficientHistoryException">The rows are fewer than <see cref="LeastWindows"/> windows.</exception>
    /// <exception cref="ArgumentException">The values are no whole number of rows, one is infinite, an option is out of its range, or <see cref="DriftOptions.RowsPerYear"/> is not set.</exception>
    public static ReferenceProfile Fit(MonitoredColumns columns, ReadOnlySpan<double> rows, DriftOptions options) =>
        Fit(columns, rows, options, rowsPerYear: null);

    internal static ReferenceProfile Fit(MonitoredColumns columns, ReadOnlySpan<double> rows, DriftOptions options, int? rowsPerYear)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(options);
        var count = rows.Length / columns.Count;
        if (count * columns.Count != rows.Length)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"There are {rows.Length} values, no whole number of rows of {columns.Count} columns."), nameof(rows));
        }

        var values = new double[rows.Length];
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < columns.Count; column++)
            {
                var value = rows[row * columns.Count + column];
                values[column * count + row] = !double.IsInfinity(value) ? value : throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Column '{columns.Schema.Columns[column].Name}' of row {row} is {value}; a missing value is NaN, never infinite."),
                    nameof(rows));
            }
        }

        return ProfileFitter.Fit(columns, values, count, options, rowsPerYear);
    }
}
