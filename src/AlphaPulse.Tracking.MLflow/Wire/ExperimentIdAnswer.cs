namespace AlphaPulse.Tracking.MLflow;

/// <summary>What <c>experiments/create</c> answers.</summary>
internal sealed record ExperimentIdAnswer(string? ExperimentId);
