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

    /// <summary>The weighted mean of the squared error, in the square of the unit of the values.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="predicted">What was foretold.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The error; 0 is perfect.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double MeanSquaredError(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default)
    {
        var total = MetricRows.Check(actual, predicted, weights);
        return SquaredErrors(actual, predicted, weights) / total;
    }

    /// <summary>
    /// The weighted mean of the absolute error over the size of the actual value, as a fraction. A size below 2^-52 counts as 2^-52, so one
    /// actual value of 0 makes the number useless: do not ask it of returns.
    /// </summary>
    /// <param name="actual">What came.</param>
    /// <param name="predicted">What was foretold.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The error; 0 is perfect.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double MeanAbsolutePercentageError(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default)
    {
        var total = MetricRows.Check(actual, predicted, weights);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            sum += MetricRows.Weight(weights, i) * (Math.Abs(predicted[i] - actual[i]) / Math.Max(Math.Abs(actual[i]), 2.220446049250313e-16));
        }

        return sum / total;
    }

    /// <summary>The weighted mean pinball loss of a foretold quantile (Koenker and Bassett, 1978): the quantile's share of what was too low, the rest of what was too high.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="predicted">The foretold quantiles.</param>
    /// <param name="quantile">Which quantile; above 0 and below 1.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The loss; 0 is perfect.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double PinballLoss(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, double quantile, ReadOnlySpan<double> weights = default)
    {
        if (!(quantile is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(quantile), quantile, "A quantile is above 0 and below 1.");
        }

        var total = MetricRows.Check(actual, predicted, weights);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            var error = actual[i] - predicted[i];
            sum += MetricRows.Weight(weights, i) * (error >= 0 ? quantile * error : (quantile - 1) * error);
        }

        return sum / total;
    }

    /// <summary>The greatest absolute error, in the unit of the values.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="predicted">What was foretold.</param>
    /// <returns>The error; 0 is perfect.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double MaximumError(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        _ = MetricRows.Check(actual, predicted, []);
        var greatest = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            greatest = Math.Max(greatest, Math.Abs(predicted[i] - actual[i]));
        }

        return greatest;
    }

    /// <summary>The median of the absolute error, in the unit of the values; the mean of the middle two for an even number of rows.</summary>
    /// <param name="actual">What came.</param>
    /// <param name="predicted">What was foretold.</param>
    /// <returns>The error.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double MedianAbsoluteError(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted)
    {
        _ = MetricRows.Check(actual, predicted, []);
        var errors = new double[actual.Length];
        for (var i = 0; i < errors.Length; i++)
        {
            errors[i] = Math.Abs(predicted[i] - actual[i]);
        }

        Array.Sort(errors);
        return (errors[(errors.Length - 1) / 2] + errors[errors.Length / 2]) / 2;
    }

    /// <summary>
    /// The share of the variance that the predictions explain apart from a constant error: 1 - variance of the error / variance of the values.
    /// </summary>
    /// <param name="actual">What came.</param>
    /// <param name="predicted">What was foretold.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>At most 1. <see langword="null"/> where the actual values do not vary.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double? ExplainedVariance(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default)
    {
        if (RSquared(actual, predicted, weights) is not { } share)
        {
            return null;
        }

        var (bias, total, squares) = (0.0, 0.0, SquaredErrors(actual, predicted, weights));
        for (var i = 0; i < actual.Length; i++)
        {
            bias += MetricRows.Weight(weights, i) * (predicted[i] - actual[i]);
            total += MetricRows.Weight(weights, i);
        }

        bias /= total;
        var aroundBias = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            var error = predicted[i] - actual[i] - bias;
            aroundBias += MetricRows.Weight(weights, i) * error * error;
        }

        // 1 - share is squares over the squares around the mean; the same denominator serves the variance of the error.
        return squares > 0 ? 1 - aroundBias * ((1 - share) / squares) : 1;
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
