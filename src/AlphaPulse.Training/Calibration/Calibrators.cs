using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>Fits the calibrator that the options name.</summary>
internal static class Calibrators
{
    public static ICalibrator Fit(CalibrationMethod method, double[] scores, double[] targets) => method switch
    {
        CalibrationMethod.Platt => PlattCalibrator.Fit(scores, targets),
        CalibrationMethod.Isotonic => IsotonicCalibrator.Fit(scores, targets),
        CalibrationMethod.Beta => BetaCalibrator.Fit(scores, targets),
        CalibrationMethod.Temperature => TemperatureCalibrator.Fit(scores, targets),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "There is no such calibration; choose platt, isotonic, beta or temperature."),
    };
}
