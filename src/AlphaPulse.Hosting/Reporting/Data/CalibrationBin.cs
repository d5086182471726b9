namespace AlphaPulse.Hosting;

/// <summary>A tenth of the holdout by score: what was predicted on average and what came.</summary>
internal sealed record CalibrationBin(double Predicted, ReportInterval Realised, int Count);
