namespace AlphaPulse.Training;

/// <summary>The chosen model with everything that was tried on the way to it.</summary>
/// <param name="Artifact">The model, its rule and its manifest.</param>
/// <param name="Trials">Every trial, in order.</param>
/// <param name="Chosen">The trial whose learner and rule were fitted again on training and validation rows.</param>
/// <param name="Split">The parts; the holdout in it was not read.</param>
public sealed record TrainingResult(ModelArtifact Artifact, IReadOnlyList<Trial> Trials, Trial Chosen, ChronologicalSplit Split);
