namespace AlphaPulse.Hosting;

/// <summary>Predicted against realised on the holdout. Probabilities are fractions, returns are basis points.</summary>
internal sealed record CalibrationSection(bool IsProbability, int HorizonBars, IReadOnlyList<CalibrationBin> Bins);
