using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Whether a series, such as the errors of a model, is free of autocorrelation (Ljung and Box, 1978).</summary>
/// <remarks>Pure and safe for use from any thread.</remarks>
public static class LjungBoxTest
{
    /// <summary>Tests a series.</summary>
    /// <param name="series">The values in order of time; finite, more than <paramref name="lags"/>.</param>
    /// <param name="lags">Up to which lag; at least 1.</param>
    /// <returns>The statistic Q and its p-value (chi-squared with one degree of freedom a lag); <see langword="null"/> where the series does not vary.</returns>
    /// <exception cref="InsufficientHistoryException">There are not more values than lags.</exception>
    /// <exception cref="ArgumentException">A value is not finite, or there are no lags.</exception>
    public static TestResult? Compute(ReadOnlySpan<double> series, int lags)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lags, 1);
        if (series.Length <= lags)
        {
            throw new InsufficientHistoryException(string.Create(
                CultureInfo.InvariantCulture, $"{lags} lags need more than {lags} values; there are {series.Length}."));
        }

        PairedRows.Check(series, 2, nameof(series));
        var mean = PairedRows.Mean(series);
        var variance = Product(series, mean, 0);
        if (variance <= 0 || series.IndexOfAnyExcept(series[0]) < 0)
        {
            return null;
        }

        double n = series.Length;
        var sum = 0.0;
        for (var lag = 1; lag <= lags; lag++)
        {
            var correlation = Product(series, mean, lag) / variance;
            sum += correlation * correlation / (n - lag);
        }

        var statistic = n * (n + 2) * sum;
        return new TestResult(statistic, Tails.ChiSquared(statistic, lags));
    }

    private static double Product(ReadOnlySpan<double> series, double mean, int lag)
    {
        var sum = 0.0;
        for (var i = lag; i < series.Length; i++)
        {
            sum += (series[i] - mean) * (series[i - lag] - mean);
        }

        return sum;
    }
}
