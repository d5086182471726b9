using System.Globalization;

namespace AlphaPulse.Backtesting;

/// <summary>How the values of a series depend on those before them, and what that does to its mean and its ratios.</summary>
/// <remarks>Pure and safe for use from any thread.</remarks>
public static class SerialDependence
{
    /// <summary>The sample autocorrelations, with the number of values as divisor of both covariance and variance.</summary>
    /// <param name="series">The values in order of time; finite.</param>
    /// <param name="lags">How many lags; from 1 to one less than the number of values.</param>
    /// <returns>Those of lag 1 to <paramref name="lags"/>; <see langword="null"/> where the series does not vary.</returns>
    /// <exception cref="ArgumentException">A value is not finite, or there are too many lags.</exception>
    public static IReadOnlyList<double>? Autocorrelations(ReadOnlySpan<double> series, int lags)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lags, 1);
        var centred = Centre(series, lags);
        var variance = Product(centred, 0);
        if (series.IndexOfAnyExcept(series[0]) < 0 || variance <= 0)
        {
            return null;
        }

        var correlations = new double[lags];
        for (var lag = 1; lag <= lags; lag++)
        {
            correlations[lag - 1] = Product(centred, lag) / variance;
        }

        return correlations;
    }

    /// <summary>
    /// The standard error of the mean of a dependent series (Newey and West, 1987): autocovariances, divided by the number of values, with
    /// the Bartlett weights <c>1 - lag / (lags + 1)</c>.
    /// </summary>
    /// <param name="series">The values in order of time; finite.</param>
    /// <param name="lags">Up to which lag values depend on each other; from 0 to one less than the number of values.</param>
    /// <returns>The error.</returns>
    /// <exception cref="ArgumentException">A value is not finite, or there are too many lags.</exception>
    public static double NeweyWestError(ReadOnlySpan<double> series, int lags)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lags);
        var centred = Centre(series, lags);
        var sum = Product(centred, 0);
        for (var lag = 1; lag <= lags; lag++)
        {
            sum += 2 * (1 - (double)lag / (lags + 1)) * Product(centred, lag);
        }

        // The Bartlett weights keep the sum from being negative but for rounding.
        return Math.Sqrt(Math.Max(0, sum)) / series.Length;
    }

    /// <summary>
    /// The factor from the Sharpe ratio of one period to that of several, for dependent returns (Lo, 2002):
    /// <c>q / sqrt(q + 2 sum_k (q - k) rho_k)</c>. Independent returns give the square root of q.
    /// </summary>
    /// <param name="autocorrelations">The autocorrelations from lag 1; at least <paramref name="periods"/> - 1 of them, finite.</param>
    /// <param name="periods">The number of periods q; at least 1.</param>
    /// <returns>The factor; <see langword="null"/> where the estimated variance of the sum is not positive.</returns>
    /// <exception cref="ArgumentException">There are too few autocorrelations, or one is not finite.</exception>
    public static double? SharpeFactor(IReadOnlyList<double> autocorrelations, int periods)
    {
        ArgumentNullException.ThrowIfNull(autocorrelations);
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        if (autocorrelations.Count < periods - 1)
        {
            throw new ArgumentException(
                Text($"{periods} periods need {periods - 1} autocorrelations; there are {autocorrelations.Count}."), nameof(autocorrelations));
        }

        var sum = 0.0;
        for (var lag = 1; lag < periods; lag++)
        {
            var correlation = autocorrelations[lag - 1];
            sum += double.IsFinite(correlation)
                ? (periods - lag) * correlation
                : throw new ArgumentException(Text($"The autocorrelation of lag {lag} is {correlation}; it must be finite."), nameof(autocorrelations));
        }

        var variance = periods + 2 * sum;
        return variance > 0 ? periods / Math.Sqrt(variance) : null;
    }

    private static double[] Centre(ReadOnlySpan<double> series, int lags)
    {
        if (lags >= series.Length)
        {
            throw new ArgumentException(Text($"A lag of {lags} needs more than {lags} values; there are {series.Length}."), nameof(series));
        }

        var mean = 0.0;
        for (var i = 0; i < series.Length; i++)
        {
            mean += double.IsFinite(series[i])
                ? series[i]
                : throw new ArgumentException(Text($"Value {i} is {series[i]}; values are finite, and missing ones are left out."), nameof(series));
        }

        mean /= series.Length;
        var centred = new double[series.Length];
        for (var i = 0; i < centred.Length; i++)
        {
            centred[i] = series[i] - mean;
        }

        return centred;
    }

    private static double Product(double[] centred, int lag)
    {
        var sum = 0.0;
        for (var i = lag; i < centred.Length; i++)
        {
            sum += centred[i] * centred[i - lag];
        }

        return sum;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
