using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>A candidate that was trained and registered as challenger.</summary>
/// <param name="Result">The trials, the split and the guards.</param>
/// <param name="Version">The version in the registry.</param>
/// <param name="Run">
/// The record of the training, which is still open: whoever asks the gate adds the decision (<see cref="GateRecord"/>) and ends it. To
/// dispose of it before that records it as failed.
/// </param>
public sealed record TrainedCandidate(TrainingResult Result, ModelVersion Version, IExperimentRun Run)
{
    /// <summary>Why no reference profile could be fitted, with the remedy; <see langword="null"/> where one was.</summary>
    public string? UnwatchedReason { get; init; }
}
