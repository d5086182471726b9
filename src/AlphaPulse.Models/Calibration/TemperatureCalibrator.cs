using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Temperature scaling (Guo et al., 2017): the logit of a probability over a temperature.</summary>
/// <remarks>
/// Above 1 it makes a classifier less sure, below 1 surer; 0.5 stays 0.5 and no class changes. One parameter, fitted by maximum likelihood.
/// Immutable and safe for use from any thread.
/// </remarks>
public sealed class TemperatureCalibrator : ICalibrator
{
    /// <summary>Creates a calibrator.</summary>
    /// <param name="temperature">The temperature; finite and above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The temperature is out of range.</exception>
    public TemperatureCalibrator(double temperature) => Temperature = double.IsFinite(temperature) && temperature > 0
        ? temperature
        : throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "A temperature is finite and above 0.");

    /// <inheritdoc/>
    public string Name => "temperature";

    /// <summary>The temperature; above 0.</summary>
    public double Temperature { get; }

    /// <summary>Fits a calibrator.</summary>
    /// <param name="probabilities">The probabilities of rows that the classifier did not learn from.</param>
    /// <param name="actual">Their classes, 0 or 1.</param>
    /// <param name="weights">Their weights, or empty.</param>
    /// <returns>The calibrator.</returns>
    /// <exception cref="ArgumentException">There are no rows, counts differ, or a value is not allowed.</exception>
    /// <exception cref="LearningException">There is one class only, the probabilities are on the wrong side, or never on it.</exception>
    public static TemperatureCalibrator Fit(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> actual, ReadOnlySpan<double> weights = default)
    {
        _ = CalibrationRows.Check(probabilities, actual, weights, areProbabilities: true);
        var logits = new double[probabilities.Length];
        for (var i = 0; i < logits.Length; i++)
        {
            logits[i] = CalibrationRows.Logit(probabilities[i]);
        }

        var inverse = ScoreRegression.Fit([logits], actual.ToArray(), weights, "temperature")[0];
        return inverse > 0 && double.IsFinite(1 / inverse)
            ? new TemperatureCalibrator(1 / inverse)
            : throw new LearningException(string.Create(
                CultureInfo.InvariantCulture, $"The classes come against the probabilities (inverse temperature {inverse}); the classifier has the order of the classes wrong."));
    }

    /// <inheritdoc/>
    public double Calibrate(double score) =>
        double.IsNaN(score) ? double.NaN : LogisticFunction.Evaluate(CalibrationRows.Logit(score) / Temperature);
}
