namespace AlphaPulse.Models;

/// <summary>Beta calibration (Kull, Silva Filho and Flach, 2017): <c>1 / (1 + exp(-(a ln p - b ln(1 - p) + c)))</c>.</summary>
/// <remarks>
/// For probabilities; it can leave them as they are (a = b = 1, c = 0) and bend the two ends apart, which a sigmoid of probabilities cannot. Fitted
/// by maximum likelihood; where a or b would be below 0, that one is 0 and the others are fitted again, so that the order is kept. Immutable
/// and safe for use from any thread.
/// </remarks>
public sealed class BetaCalibrator : ICalibrator
{
    /// <summary>Creates a calibrator.</summary>
    /// <param name="a">The power of the probability; finite and at least 0.</param>
    /// <param name="b">The power of its complement; finite and at least 0.</param>
    /// <param name="c">The offset; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public BetaCalibrator(double a, double b, double c)
    {
        A = double.IsFinite(a) && a >= 0 ? a : throw new ArgumentOutOfRangeException(nameof(a), a, "A power is finite and at least 0.");
        B = double.IsFinite(b) && b >= 0 ? b : throw new ArgumentOutOfRangeException(nameof(b), b, "A power is finite and at least 0.");
        C = double.IsFinite(c) ? c : throw new ArgumentOutOfRangeException(nameof(c), c, "The offset is finite.");
    }

    /// <inheritdoc/>
    public string Name => "beta";

    /// <summary>The power of the probability; at least 0.</summary>
    public double A { get; }

    /// <summary>The power of its complement; at least 0.</summary>
    public double B { get; }

    /// <summary>The offset.</summary>
    public double C { get; }

    /// <summary>Fits a calibrator.</summary>
    /// <param name="probabilities">The probabilities of rows that the classifier did not learn from.</param>
    /// <param name="actual">Their classes, 0 or 1.</param>
    /// <param name="weights">Their weights, or empty.</param>
    /// <returns>The calibrator.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    /// <exception cref="LearningException">There is one class only, the probabilities do not vary enough, part the classes, or are in the wrong order.</exception>
    public static BetaCalibrator Fit(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> actual, ReadOnlySpan<double> weights = default)
    {
        _ = CalibrationRows.Check(probabilities, actual, weights, areProbabilities: true);
        var (logs, complements, ones) = (new double[actual.Length], new double[actual.Length], new double[actual.Length]);
        for (var i = 0; i < logs.Length; i++)
        {
            var p = CalibrationRows.Clip(probabilities[i]);
            (logs[i], complements[i], ones[i]) = (Math.Log(p), -Math.Log(1 - p), 1);
        }

        var targets = actual.ToArray();
        var both = ScoreRegression.Fit([logs, complements, ones], targets, weights, "beta");
        if (both[0] >= 0 && both[1] >= 0)
        {
            return new BetaCalibrator(both[0], both[1], both[2]);
        }

        var isFirst = both[0] >= 0;
        var one = ScoreRegression.Fit([isFirst ? logs : complements, ones], targets, weights, "beta");
        return one[0] < 0
            ? throw new LearningException("Greater probabilities come true less often; the classifier has the order of the classes wrong.")
            : new BetaCalibrator(isFirst ? one[0] : 0, isFirst ? 0 : one[0], one[1]);
    }

    /// <inheritdoc/>
    public double Calibrate(double score)
    {
        if (double.IsNaN(score))
        {
            return double.NaN;
        }

        var p = CalibrationRows.Clip(score);
        return LogisticFunction.Evaluate(A * Math.Log(p) - B * Math.Log(1 - p) + C);
    }
}
