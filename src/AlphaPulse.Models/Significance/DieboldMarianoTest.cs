namespace AlphaPulse.Models;

/// <summary>Whether two forecasts of the same series have equal mean losses, for forecasts whose errors overlap.</summary>
/// <remarks>
/// <para>Diebold and Mariano (1995) with the correction of Harvey, Leybourne and Newbold (1997). The variance counts the autocovariances below the
/// horizon with equal weights, as errors of forecasts so many steps ahead depend on each other that long.</para>
/// <para>Of the two usual variants this is the one that divides the autocovariance of a lag by the number of its products, n - lag. The factor of the
/// correction, the root of (n + 1 - 2h + h(h - 1) / n) / n for a horizon h, was derived for autocovariances that are all divided by n, so it is exact
/// here only at a horizon of 1, where the two are the same: for independent differences this variance asks for (n + 1 - 2h) / n. It is kept as
/// published. Compare p-values with those of a program of the same variant.</para>
/// <para>Pure and safe for use from any thread.</para>
/// </remarks>
public static class DieboldMarianoTest
{
    /// <summary>Compares losses.</summary>
    /// <param name="firstLosses">The losses of the first forecast in order of time, such as squared errors or log losses; finite.</param>
    /// <param name="secondLosses">Those of the second forecast for the same times.</param>
    /// <param name="horizon">How many steps ahead the forecasts look; at least 1 and below the number of losses.</param>
    /// <returns>The test; <see langword="null"/> where the estimated variance of the mean difference is not positive, as for equal losses.</returns>
    /// <exception cref="InsufficientHistoryException">There are fewer than two losses, or not more than the horizon.</exception>
    /// <exception cref="ArgumentException">Counts differ, a value is not finite, or the horizon is below 1.</exception>
    public static DieboldMarianoResult? Compare(ReadOnlySpan<double> firstLosses, ReadOnlySpan<double> secondLosses, int horizon = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var differences = PairedRows.Differences(firstLosses, secondLosses, least: Math.Max(2, horizon + 1));
        var mean = PairedRows.Mean(differences);
        double n = differences.Length;
        var sum = 0.0;
        for (var lag = 0; lag < horizon; lag++)
        {
            var covariance = 0.0;
            for (var i = lag; i < differences.Length; i++)
            {
                covariance += (differences[i] - mean) * (differences[i - lag] - mean);
            }

            sum += (lag == 0 ? 1 : 2) * covariance / (n - lag);
        }

        if (sum <= 0 || differences.AsSpan().IndexOfAnyExcept(differences[0]) < 0)
        {
            return null;
        }

        var statistic = mean / Math.Sqrt(sum / n);
        var corrected = statistic * Math.Sqrt((n + 1 - 2 * horizon + horizon * (horizon - 1.0) / n) / n);
        return new DieboldMarianoResult(mean, statistic, corrected, Tails.StudentTwoSided(corrected, n - 1));
    }
}
