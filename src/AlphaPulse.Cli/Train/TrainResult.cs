using AlphaPulse.Training;

namespace AlphaPulse.Cli.Train;

/// <summary>What <c>train</c> prints.</summary>
/// <param name="Version">The challenger.</param>
/// <param name="Path">Its file.</param>
/// <param name="Chosen">The trial that won.</param>
/// <param name="Samples">On how many samples it was fitted.</param>
/// <param name="Calibration">How sure its scores are.</param>
/// <param name="Guards">What the guards measured.</param>
/// <param name="Trials">Every trial.</param>
/// <param name="Run">The record of the training.</param>
/// <param name="UnwatchedReason">Why it has no drift profile; <see langword="null"/> where it has one.</param>
/// <param name="Importance">What each feature is worth to the chosen learner; <see langword="null"/> where nobody asked.</param>
/// <param name="Combinatorial">How the chosen candidate did on combinatorial paths; <see langword="null"/> where nobody asked, or the guard says why there are none.</param>
/// <param name="PredictedNanoseconds">How long a row is foretold to take; <see langword="null"/> where nobody can.</param>
/// <param name="MeasuredNanoseconds">How long a row took here.</param>
/// <param name="LeftOut">What was not tried because of the latency budget.</param>
internal sealed record TrainResult(
    string Version,
    string Path,
    Trial Chosen,
    int Samples,
    CalibrationReport? Calibration,
    IReadOnlyList<GuardResult> Guards,
    IReadOnlyList<Trial> Trials,
    string Run,
    string? UnwatchedReason,
    ImportanceReport? Importance,
    CombinatorialReport? Combinatorial,
    double? PredictedNanoseconds,
    double? MeasuredNanoseconds,
    IReadOnlyList<LeftOutCandidate> LeftOut);
