namespace AlphaPulse.Models;

/// <summary>Whether two classifiers are right equally often on the same rows (McNemar, 1947).</summary>
/// <remarks>Takes rows for independent. Pure and safe for use from any thread.</remarks>
public static class McNemarTest
{
    /// <summary>Compares by the rows on which they differ.</summary>
    /// <param name="onlyFirstRight">How many rows only the first got right; at least 0.</param>
    /// <param name="onlySecondRight">How many rows only the second got right; at least 0.</param>
    /// <returns>The tests.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 0.</exception>
    public static McNemarResult Compare(int onlyFirstRight, int onlySecondRight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirstRight);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecondRight);
        var rows = onlyFirstRight + onlySecondRight;
        if (rows == 0)
        {
            return new McNemarResult(1, null, null);
        }

        var greater = Math.Max(onlyFirstRight, onlySecondRight);
        double difference = Math.Abs(onlyFirstRight - onlySecondRight);
        var reduced = Math.Max(0, difference - 1);
        return new McNemarResult(
            Math.Min(1, 2 * Tails.BinomialAtLeast(greater, rows, 0.5)),
            Chi(difference * difference / rows),
            Chi(reduced * reduced / rows));
    }

    /// <summary>Compares classes that were said.</summary>
    /// <param name="actual">The classes, 0 or 1.</param>
    /// <param name="first">The scores of the first.</param>
    /// <param name="second">The scores of the second.</param>
    /// <param name="threshold">From which score on class 1 is said; default 0.5.</param>
    /// <returns>The tests.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static McNemarResult Compare(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> first, ReadOnlySpan<double> second, double threshold = 0.5)
    {
        _ = MetricRows.CheckBinary(actual, first, []);
        _ = MetricRows.CheckBinary(actual, second, []);
        var (onlyFirst, onlySecond) = (0, 0);
        for (var i = 0; i < actual.Length; i++)
        {
            var isFirstRight = first[i] >= threshold == (actual[i] == 1);
            var isSecondRight = second[i] >= threshold == (actual[i] == 1);
            onlyFirst += isFirstRight && !isSecondRight ? 1 : 0;
            onlySecond += isSecondRight && !isFirstRight ? 1 : 0;
        }

        return Compare(onlyFirst, onlySecond);
    }

    private static TestResult Chi(double statistic) => new(statistic, Tails.ChiSquared(statistic, 1));
}
