namespace AlphaPulse.Models;

/// <summary>How well probabilities foretold classes of 0 and 1.</summary>
/// <remarks>
/// Weights are optional (empty: every row weighs 1), finite and at least 0; an integer weight counts like that many equal rows.
/// Rows without a score must be left out, and counted, by the caller: a value that is not finite is refused. Pure functions, safe
/// for use from any thread.
/// </remarks>
public static class ClassificationMetrics
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>
    /// The weighted mean of <c>-log(p)</c> of the class that came, natural logarithm. Probabilities are clipped to
    /// [2^-52, 1 - 2^-52], so one certain mistake costs 36.04 and not infinity.
    /// </summary>
    /// <param name="actual">The classes, 0 or 1.</param>
    /// <param name="predicted">The probabilities of class 1.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The loss; 0 is perfect, 0.693 is what a constant 0.5 gets.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double LogLoss(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default)
    {
        var total = MetricRows.CheckProbabilities(actual, predicted, weights);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            var p = Math.Clamp(predicted[i], Epsilon, 1 - Epsilon);
            sum -= MetricRows.Weight(weights, i) * Math.Log(actual[i] == 1 ? p : 1 - p);
        }

        return sum / total;
    }

    /// <summary>The weighted mean of <c>(p - class)^2</c> (Brier, 1950).</summary>
    /// <param name="actual">The classes, 0 or 1.</param>
    /// <param name="predicted">The probabilities of class 1.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The score from 0, perfect, to 1; 0.25 is what a constant 0.5 gets.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double BrierScore(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default)
    {
        var total = MetricRows.CheckProbabilities(actual, predicted, weights);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            var difference = predicted[i] - actual[i];
            sum += MetricRows.Weight(weights, i) * difference * difference;
        }

        return sum / total;
    }

    /// <summary>The weighted share of rows where class 1 was said (at or above the threshold) and came, or was not said and did not.</summary>
    /// <param name="actual">The classes, 0 or 1.</param>
    /// <param name="predicted">The scores; any finite numbers.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <param name="threshold">From which score on class 1 is said; default 0.5.</param>
    /// <returns>The share from 0 to 1.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double Accuracy(
        ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default, double threshold = 0.5)
    {
        var total = MetricRows.CheckBinary(actual, predicted, weights);
        var sum = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            sum += predicted[i] >= threshold == (actual[i] == 1) ? MetricRows.Weight(weights, i) : 0;
        }

        return sum / total;
    }

    /// <summary>
    /// The area under the ROC curve: the probability that a random row of class 1 has a higher score than a random row of class 0,
    /// where equal scores count one half (Hanley and McNeil, 1982).
    /// </summary>
    /// <param name="actual">The classes, 0 or 1.</param>
    /// <param name="predicted">The scores; any finite numbers, only their order counts.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>The area from 0 to 1, or <see langword="null"/> where a class has no weight: then it is not defined.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double? RocAuc(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default) =>
        ScoreCurve.Create(actual, predicted, weights).RocAuc;

    /// <summary>The average precision, which asks how well the few rows of class 1 come first; see <see cref="ScoreCurve.AveragePrecision"/>.</summary>
    /// <param name="actual">The classes, 0 or 1.</param>
    /// <param name="predicted">The scores; any finite numbers, only their order counts.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>From 0 to 1; what no skill gets is the share of class 1. <see langword="null"/> where class 1 has no weight.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double? AveragePrecision(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default) =>
        ScoreCurve.Create(actual, predicted, weights).AveragePrecision;

    /// <summary>1 minus the Brier score over that of the constant weighted share of class 1 of these very rows.</summary>
    /// <param name="actual">The classes, 0 or 1.</param>
    /// <param name="predicted">The probabilities of class 1.</param>
    /// <param name="weights">The weights, or empty.</param>
    /// <returns>At most 1; 0 or less where the constant share foretells as well. <see langword="null"/> where a class has no weight.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    public static double? BrierSkill(ReadOnlySpan<double> actual, ReadOnlySpan<double> predicted, ReadOnlySpan<double> weights = default)
    {
        var score = BrierScore(actual, predicted, weights);
        var (positives, total) = (0.0, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            var weight = MetricRows.Weight(weights, i);
            positives += weight * actual[i];
            total += weight;
        }

        var share = positives / total;
        return positives > 0 && positives < total ? 1 - score / (share * (1 - share)) : null;
    }
}
