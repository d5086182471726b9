using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Fits the calibrator that the options name.</summary>
internal static class Calibrators
{
    private const double Slope = 1e-4;

    public static ICalibrator Fit(CalibrationMethod method, double[] scores, double[] targets) => method switch
    {
        CalibrationMethod.Platt => PlattCalibrator.Fit(scores, targets),
        CalibrationMethod.Isotonic => Rising(IsotonicCalibrator.Fit(scores, targets)),
        CalibrationMethod.Beta => BetaCalibrator.Fit(scores, targets),
        CalibrationMethod.Temperature => TemperatureCalibrator.Fit(scores, targets),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such calibration; choose platt, isotonic, beta or temperature."),
    };

    /// <summary>
    /// Gives the steps of an isotonic calibrator a slope that moves no probability by more than one in ten thousand: on a level step scores on
    /// either side of a border would be one and the same, and the rule would take another side than the one that was judged.
    /// </summary>
    private static IsotonicCalibrator Rising(IsotonicCalibrator fitted)
    {
        var (scores, probabilities) = (fitted.Scores.ToList(), fitted.Probabilities.ToList());
        if (scores[0] > 0)
        {
            scores.Insert(0, 0);
            probabilities.Insert(0, probabilities[0]);
        }

        if (scores[^1] < 1)
        {
            scores.Add(1);
            probabilities.Add(probabilities[^1]);
        }

        return new IsotonicCalibrator([.. scores], [.. probabilities.Select((p, i) => (1 - Slope) * p + Slope * Math.Clamp(scores[i], 0, 1))]);
    }
}
