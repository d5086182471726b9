using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training;

/// <summary>The chosen model with everything that was tried on the way to it.</summary>
/// <param name="Artifact">The model, its rule and its manifest.</param>
/// <param name="Trials">Every trial, in order.</param>
/// <param name="Chosen">The trial whose learner and rule were fitted again on training and validation rows.</param>
/// <param name="Samples">The samples with the label of the chosen trial.</param>
/// <param name="Split">The parts of them; the holdout was not read.</param>
/// <param name="Curve">The losses by round on the growing and the stopping samples; <see langword="null"/> where the chosen learner does not grow.</param>
public sealed record TrainingResult(
    ModelArtifact Artifact, IReadOnlyList<Trial> Trials, Trial Chosen, SampleSet Samples, ChronologicalSplit Split, LearningCurve? Curve)
{
    /// <summary>The learner of the last fit, with the number of rounds that it does.</summary>
    public required ILearner Learner { get; init; }

    /// <summary>How its scores were calibrated and how sure they are; <see langword="null"/> where that could not be found out.</summary>
    public CalibrationReport? Calibration { get; init; }

    /// <summary>
    /// How the chosen candidate did on the paths of a combinatorial purged cross-validation, none of which reaches into the holdout;
    /// <see langword="null"/> where <see cref="TrainingOptions.Combinatorial"/> does not ask for it, or it could not be made, which <see cref="GuardNames.CombinatorialPaths"/> tells.
    /// </summary>
    public CombinatorialReport? Combinatorial { get; init; }

    /// <summary>What the guards of the training measured, in the order of <see cref="GuardNames.OfTraining"/>. The gate asks for them.</summary>
    public IReadOnlyList<GuardResult> Guards { get; init; } = [];

    /// <summary>How long the model is foretold to take for a row, in nanoseconds (<see cref="ScoringCost"/>); <see langword="null"/> for kinds that nobody can foretell.</summary>
    public double? PredictedNanoseconds { get; init; }

    /// <summary>How long it took for a row on this machine, in nanoseconds: the median of some batches. Not in the manifest, as it differs each time.</summary>
    public double? MeasuredNanoseconds { get; init; }

    /// <summary>What was not tried, as it cannot meet <see cref="TrainingOptions.LatencyBudget"/>; each form of a model once.</summary>
    public IReadOnlyList<LeftOutCandidate> LeftOut { get; init; } = [];
}
