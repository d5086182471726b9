namespace AlphaPulse.Models;

/// <summary>Intervals around the scores of a regression that hold what comes as often as they say (split conformal prediction; Lei et al., 2018).</summary>
/// <remarks>
/// The half width is the value of rank <c>ceil((n + 1) * confidence)</c> among the absolute errors of n rows that the model did not learn from.
/// For rows that could change places with new ones the coverage is at least the confidence; markets change, so measure it on later rows
/// with <see cref="Coverage"/>. Immutable and safe for use from any thread.
/// </remarks>
public sealed class ConformalRegression
{
    /// <summary>Creates an interval.</summary>
    /// <param name="confidence">The share of what comes that the interval is to hold; above 0 and below 1.</param>
    /// <param name="halfWidth">Half of its width, in the unit of the score; finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public ConformalRegression(double confidence, double halfWidth)
    {
        Confidence = confidence is > 0 and < 1 ? confidence : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence is above 0 and below 1.");
        HalfWidth = double.IsFinite(halfWidth) && halfWidth >= 0
            ? halfWidth
            : throw new ArgumentOutOfRangeException(nameof(halfWidth), halfWidth, "Half of a width is finite and at least 0.");
    }

    /// <summary>The share of what comes that the interval is to hold.</summary>
    public double Confidence { get; }

    /// <summary>Half of the width of every interval, in the unit of the score.</summary>
    public double HalfWidth { get; }

    /// <summary>Fits an interval.</summary>
    /// <param name="predicted">The scores of rows that the model did not learn from; finite.</param>
    /// <param name="actual">What came; finite.</param>
    /// <param name="confidence">The share that the interval is to hold; above 0 and below 1, default 0.9.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="InsufficientHistoryException">There are too few rows for the confidence.</exception>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not finite.</exception>
    public static ConformalRegression Fit(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual, double confidence = 0.9)
    {
        _ = MetricRows.Check(actual, predicted, []);
        var errors = new double[actual.Length];
        for (var i = 0; i < errors.Length; i++)
        {
            errors[i] = Math.Abs(actual[i] - predicted[i]);
        }

        return new ConformalRegression(confidence, ConformalRank.Quantile(errors, confidence));
    }

    /// <summary>The interval around a score.</summary>
    /// <param name="prediction">The score.</param>
    /// <returns>Its ends.</returns>
    public (double Low, double High) Interval(double prediction) => (prediction - HalfWidth, prediction + HalfWidth);

    /// <summary>Whether the interval around a score leaves it open on which side of a border what comes will be.</summary>
    /// <param name="prediction">The score.</param>
    /// <param name="border">The border; 0 for a return.</param>
    /// <returns>Whether the border lies in the interval: then one should abstain from a side at this confidence.</returns>
    public bool Abstains(double prediction, double border = 0) => Math.Abs(prediction - border) <= HalfWidth;

    /// <summary>The share of rows whose interval held what came.</summary>
    /// <param name="predicted">The scores.</param>
    /// <param name="actual">What came.</param>
    /// <returns>The share, from 0 to 1.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not finite.</exception>
    public double Coverage(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual)
    {
        _ = MetricRows.Check(actual, predicted, []);
        var held = 0;
        for (var i = 0; i < actual.Length; i++)
        {
            held += Math.Abs(actual[i] - predicted[i]) <= HalfWidth ? 1 : 0;
        }

        return (double)held / actual.Length;
    }
}
