namespace AlphaPulse.Models;

/// <summary>Checks the rows that a calibrator is fitted on.</summary>
internal static class CalibrationRows
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>Checks values and that both classes have weight.</summary>
    /// <returns>The weights of class 0 and class 1.</returns>
    internal static (double Negatives, double Positives) Check(
        ReadOnlySpan<double> scores, ReadOnlySpan<double> actual, ReadOnlySpan<double> weights, bool areProbabilities)
    {
        var total = areProbabilities
            ? MetricRows.CheckProbabilities(actual, scores, weights)
            : MetricRows.CheckBinary(actual, scores, weights);
        var positives = 0.0;
        for (var i = 0; i < actual.Length; i++)
        {
            positives += actual[i] * MetricRows.Weight(weights, i);
        }

        return positives > 0 && positives < total
            ? (total - positives, positives)
            : throw new LearningException($"Every row with a weight is of class {(positives > 0 ? 1 : 0)}; a calibration needs both classes. Use more rows.");
    }

    /// <summary>Keeps a probability from 0 and 1, so that its logarithms are finite.</summary>
    internal static double Clip(double probability) => Math.Clamp(probability, Epsilon, 1 - Epsilon);

    internal static double Logit(double probability)
    {
        var p = Clip(probability);
        return Math.Log(p) - Math.Log(1 - p);
    }
}
