using System.Globalization;

namespace AlphaPulse.Backtesting;

/// <summary>The stationary bootstrap of a mean (Politis and Romano, 1994), for series whose values may depend on those near them.</summary>
/// <remarks>
/// Draws series of the same length from blocks of the circular series; starts are uniform, lengths geometric. The interval is
/// that of the percentiles of the drawn means (type 7), the p-value comes from the drawn means of the centred series. The same seed gives
/// the same result. Pure and safe for use from any thread.
/// </remarks>
public static class StationaryBootstrap
{
    /// <summary>Draws series and judges the mean, for example of the differences between the returns of two models.</summary>
    /// <param name="series">The values in order of time; finite, at least two.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="options">The options; <see langword="null"/> takes the defaults.</param>
    /// <param name="cancellationToken">Cancels the drawing.</param>
    /// <returns>The interval and the p-value.</returns>
    /// <exception cref="InsufficientHistoryException">There are fewer than two values.</exception>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static BootstrapResult TestMean(
        ReadOnlySpan<double> series, long seed, BootstrapOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new BootstrapOptions();
        var mean = CheckedMean(series);
        var length = options.ExpectedBlockLength ?? Math.Max(1, Math.Cbrt(series.Length));
        var sums = CircularSums(series, mean);
        var random = new DeterministicRandom(seed);
        var means = new double[options.Resamples];
        var atLeast = 0;
        for (var i = 0; i < means.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            means[i] = DrawSum(sums, series.Length, length, random) / series.Length;
            atLeast += means[i] >= mean ? 1 : 0;
        }

        Array.Sort(means);
        var tail = (1 - options.Confidence) / 2;
        return new BootstrapResult(
            series.Length,
            mean,
            mean + SortedQuantile.Of(means, tail),
            mean + SortedQuantile.Of(means, 1 - tail),
            (1.0 + atLeast) / (1.0 + means.Length),
            length,
            means.Length);
    }

    private static double CheckedMean(ReadOnlySpan<double> series)
    {
        if (series.Length < 2)
        {
            throw new InsufficientHistoryException(
                string.Create(CultureInfo.InvariantCulture, $"The bootstrap needs at least 2 values; there are {series.Length}."));
        }

        var sum = 0.0;
        for (var i = 0; i < series.Length; i++)
        {
            if (!double.IsFinite(series[i]))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"Value {i} is {series[i]}; values are finite, and missing ones are left out."), nameof(series));
            }

            sum += series[i];
        }

        return sum / series.Length;
    }

    /// <summary>Running sums of the centred series twice over, so that any block is one subtraction.</summary>
    private static double[] CircularSums(ReadOnlySpan<double> series, double mean)
    {
        var sums = new double[2 * series.Length + 1];
        for (var i = 0; i + 1 < sums.Length; i++)
        {
            sums[i + 1] = sums[i] + (series[i % series.Length] - mean);
        }

        return sums;
    }

    private static double DrawSum(double[] sums, int count, double expectedLength, DeterministicRandom random)
    {
        // The chance that a block goes on, by which the logarithm of a uniform draw is divided to get a geometric length.
        var logGoesOn = Math.Log(1 - 1 / expectedLength);
        var sum = 0.0;
        for (var drawn = 0; drawn < count;)
        {
            var start = random.NextInt32(count);
            var more = expectedLength > 1 ? Math.Floor(Math.Log(1 - random.NextDouble()) / logGoesOn) : 0;
            var length = (int)Math.Min(1 + more, count - drawn);
            sum += sums[start + length] - sums[start];
            drawn += length;
        }

        return sum;
    }
}
