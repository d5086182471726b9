using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Platt's calibration (1999): <c>1 / (1 + exp(a * score + b))</c>.</summary>
/// <remarks>
/// Fitted by maximum likelihood on Platt's targets <c>(N+ + 1) / (N+ + 2)</c> and <c>1 / (N- + 2)</c>, which keep separated classes from going
/// off to infinity. Two parameters, so it does with few rows, but it can only correct what a sigmoid describes. For scores of any scale.
/// Immutable and safe for use from any thread.
/// </remarks>
public sealed class PlattCalibrator : ICalibrator
{
    /// <summary>Creates a calibrator.</summary>
    /// <param name="a">The slope; finite and at most 0, so that greater scores are more probable.</param>
    /// <param name="b">The offset; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public PlattCalibrator(double a, double b)
    {
        A = double.IsFinite(a) && a <= 0 ? a : throw new ArgumentOutOfRangeException(nameof(a), a, "The slope is finite and at most 0.");
        B = double.IsFinite(b) ? b : throw new ArgumentOutOfRangeException(nameof(b), b, "The offset is finite.");
    }

    /// <inheritdoc/>
    public string Name => "platt";

    /// <summary>The slope; at most 0.</summary>
    public double A { get; }

    /// <summary>The offset.</summary>
    public double B { get; }

    /// <summary>Fits a calibrator.</summary>
    /// <param name="scores">The scores of rows that the classifier did not learn from; any finite numbers.</param>
    /// <param name="actual">Their classes, 0 or 1.</param>
    /// <param name="weights">Their weights, or empty.</param>
    /// <returns>The calibrator.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    /// <exception cref="LearningException">There is one class only, the scores do not vary, or greater scores are less probable.</exception>
    public static PlattCalibrator Fit(ReadOnlySpan<double> scores, ReadOnlySpan<double> actual, ReadOnlySpan<double> weights = default)
    {
        var (negatives, positives) = CalibrationRows.Check(scores, actual, weights, areProbabilities: false);
        var targets = new double[actual.Length];
        var ones = new double[actual.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = actual[i] == 1 ? (positives + 1) / (positives + 2) : 1 / (negatives + 2);
            ones[i] = 1;
        }

        var solution = ScoreRegression.Fit([scores.ToArray(), ones], targets, weights, "Platt");
        return solution[0] >= 0
            ? new PlattCalibrator(-solution[0], -solution[1])
            : throw new LearningException(string.Create(
                CultureInfo.InvariantCulture, $"Greater scores are less probable (slope {solution[0]}); the classifier has the order of the classes wrong."));
    }

    /// <inheritdoc/>
    public double Calibrate(double score) => LogisticFunction.Evaluate(-(A * score + B));
}
