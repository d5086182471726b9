using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Whether the areas under the ROC curve of two sets of scores for the same rows differ (DeLong, DeLong and Clarke-Pearson, 1988).</summary>
/// <remarks>
/// By the ranks of Sun and Xu (2014), so in the time of sorting. Takes rows for independent; with overlapping labels the p-value is too small.
/// Pure and safe for use from any thread.
/// </remarks>
public static class DeLongTest
{
    /// <summary>Compares two sets of scores.</summary>
    /// <param name="actual">The classes, 0 or 1.</param>
    /// <param name="first">The first scores; any finite numbers, only their order counts.</param>
    /// <param name="second">The second scores of the same rows.</param>
    /// <returns>The areas and the test of their difference.</returns>
    /// <exception cref="InsufficientHistoryException">A class has fewer than two rows, so there is no variance.</exception>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static DeLongResult Compare(ReadOnlySpan<double> actual, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        _ = MetricRows.CheckBinary(actual, first, []);
        _ = MetricRows.CheckBinary(actual, second, []);
        var positives = actual.Count(1);
        if (positives < 2 || actual.Length - positives < 2)
        {
            throw new InsufficientHistoryException(string.Create(
                CultureInfo.InvariantCulture,
                $"The test needs at least 2 rows of each class; there are {positives} of class 1 and {actual.Length - positives} of class 0."));
        }

        var (firstAuc, firstPositives, firstNegatives) = Components(actual, first);
        var (secondAuc, secondPositives, secondNegatives) = Components(actual, second);
        var variance = VarianceOfMean(firstPositives, secondPositives) + VarianceOfMean(firstNegatives, secondNegatives);
        double? z = variance > 0 ? (firstAuc - secondAuc) / Math.Sqrt(variance) : null;
        return new DeLongResult(firstAuc, secondAuc, variance, z, z is { } value ? Tails.NormalTwoSided(value) : null);
    }

    /// <summary>For each row, the share of the rows of the other class that it is on the right side of; their mean is the area.</summary>
    private static (double Auc, double[] Positives, double[] Negatives) Components(ReadOnlySpan<double> actual, ReadOnlySpan<double> scores)
    {
        var all = MetricRows.Ranks(scores);
        var (ones, zeros) = (new List<double>(), new List<double>());
        var (onesAmongAll, zerosAmongAll) = (new List<double>(), new List<double>());
        for (var i = 0; i < scores.Length; i++)
        {
            (actual[i] == 1 ? ones : zeros).Add(scores[i]);
            (actual[i] == 1 ? onesAmongAll : zerosAmongAll).Add(all[i]);
        }

        var own = MetricRows.Ranks([.. ones]);
        double[] positives = [.. onesAmongAll.Zip(own, (among, within) => (among - within) / zeros.Count)];
        own = MetricRows.Ranks([.. zeros]);
        double[] negatives = [.. zerosAmongAll.Zip(own, (among, within) => 1 - (among - within) / ones.Count)];
        return (PairedRows.Mean(positives), positives, negatives);
    }

    private static double VarianceOfMean(double[] first, double[] second)
    {
        var mean = PairedRows.Mean(first) - PairedRows.Mean(second);
        var squares = 0.0;
        var varies = false;
        for (var i = 0; i < first.Length; i++)
        {
            var difference = first[i] - second[i] - mean;
            squares += difference * difference;
            varies |= first[i] - second[i] != first[0] - second[0];
        }

        return varies ? squares / (first.Length - 1) / first.Length : 0;
    }
}
