namespace AlphaPulse.Models;

/// <summary>How well numbers foretold numbers.</summary>
/// <remarks>
/// Weights are optional (empty: every row weighs 1), finite and at least 0. Rows without a score must be left out, and counted, by
/// the caller: a value that is not finite is refused. Pure functions, safe for use from any thread.
/// </remarks>
public static class RegressionMetrics
{
    /// <summary>The weighted mean of the absolute error, in the unit of the values.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="predicted">What was foretold.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The error; 0 is perfect.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double MeanAbsoluteError(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default)
    {
        var total = MetricRows.Check(actual, predicted, weights);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            sum += MetricRows.Weight(weights, i) * Math.Abs(predicted[i] - actual[i]);
        }

        return sum / total;
    }

    /// <summary>The square root of the weighted mean of the squared error, in the unit of the values.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="predicted">What was foretold.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The error; 0 is perfect.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double RootMeanSquaredError(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default)
    {
        var total = MetricRows.Check(actual, predicted, weights);
        return Math.Sqrt(SquaredErrors(actual, predicted, weights) / total);
    }

    /// <summary>
    /// The share of the variance that the predictions explain: 1 - sum of squared errors / sum of squared distances from the
    /// weighted mean of these very rows.
    /// </summary>
    /// <param name="actual">What came.</param>
    /// <param name="predicted">What was foretold.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>At most 1; below 0 where the mean of these rows foretells better. <see langword="null"/> where the actual values do not vary.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double? RSquared(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default)
    {
        var total = MetricRows.Check(actual, predicted, weights);
        var mean = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            mean += MetricRows.Weight(weights, i) * actual[i] / total;
        }

        var varies = false;
        var around = 0.0;
        double? first = null;
        for (var i = 0; i < actual.Length; i++)
        {
            var weight = MetricRows.Weight(weights, i);
            if (weight > 0)
            {
                first ??= actual[i];
                varies |= actual[i] != first;
            }

            around += weight * (actual[i] - mean) * (actual[i] - mean);
        }

        return varies && around > 0 ? 1 - SquaredErrors(actual, predicted, weights) / around : null;
    }

    /// <summary>
    /// The weighted share of rows where the prediction has the sign of the actual value. 0 is a sign of its own: a prediction of
    /// 0 is right only where the value is 0.
    /// </summary>
    /// <param name="actual">What came.</param>
    /// <param name="predicted">What was foretold.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The share from 0 to 1.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double DirectionalAccuracy(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default)
    {
        var total = MetricRows.Check(actual, predicted, weights);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            sum += Math.Sign(actual[i]) == Math.Sign(predicted[i]) ? MetricRows.Weight(weights, i) : 0;
        }

        return sum / total;
    }

    private static double SquaredErrors(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            var error = predicted[i] - actual[i];
            sum += MetricRows.Weight(weights, i) * error * error;
        }

        return sum;
    }
}
