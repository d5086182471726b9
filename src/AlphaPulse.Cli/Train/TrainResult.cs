using AlphaPulse.Training;

namespace AlphaPulse.Cli.Train;

/// <summary>What <c>train</c> prints.</summary>
internal sealed record TrainResult(string Version, string Path, Trial Chosen, int Samples, CalibrationReport? Calibration, IReadOnlyList<GuardResult> Guards, IReadOnlyList<Trial> Trials);
