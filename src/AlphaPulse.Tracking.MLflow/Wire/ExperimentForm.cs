namespace AlphaPulse.Tracking.MLflow;

/// <summary>An experiment in an answer.</summary>
internal sealed record ExperimentForm(string? ExperimentId, string? LifecycleStage);
