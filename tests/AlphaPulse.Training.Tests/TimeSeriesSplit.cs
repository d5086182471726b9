using System.Globalization;

namespace AlphaPulse.Training.Tests;

/// <summary>Divides rows in order of time into folds that walk forward: each is tested on the rows after those it was trained on.</summary>
/// <remarks>
/// It knows positions only, not when a label ends: a gap of at least the longest label is what keeps the answers of the test out of the
/// training. It is what <see cref="PurgedSplits"/> is compared with, which purges by times; a splitter without times is none to train with.
/// </remarks>
internal static class TimeSeriesSplit
{
    /// <summary>Divides rows; the last tests end with the last row.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="folds">How many folds; at least 2.</param>
    /// <param name="gap">How many rows are left out between training and test; at least 0, default 0.</param>
    /// <param name="maximumTrainRows">How many rows to train on at most, the latest ones; at least 1, <see langword="null"/> for all.</param>
    /// <param name="testRows">How many rows to test on; at least 1, <see langword="null"/> for rows over (folds + 1), rounded down.</param>
    /// <returns>The folds in order of time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="InsufficientHistoryException">The first fold would have no row to train on, or no row to test on.</exception>
    public static IReadOnlyList<TimeSeriesFold> Create(
        int rows, int folds = 5, int gap = 0, int? maximumTrainRows = null, int? testRows = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumTrainRows ?? 1, 1, nameof(maximumTrainRows));
        ArgumentOutOfRangeException.ThrowIfLessThan(testRows ?? 1, 1, nameof(testRows));
        var size = testRows ?? (int)(rows / (folds + 1L));
        var tested = (long)folds * size;
        if (size == 0 || rows - tested - gap <= 0)
        {
            throw new InsufficientHistoryException(string.Create(
                CultureInfo.InvariantCulture,
                $"{rows} rows leave none to train on, or none to test on, with {folds} folds of {size} and a gap of {gap}; give more rows, or fewer folds, test rows or gap."));
        }

        var result = new TimeSeriesFold[folds];
        for (var fold = 0; fold < folds; fold++)
        {
            var test = (int)(rows - tested) + fold * size;
            var end = test - gap;
            var start = Math.Max(0, end - (maximumTrainRows ?? end));
            result[fold] = new TimeSeriesFold(start..end, test..(test + size));
        }

        return result;
    }
}
