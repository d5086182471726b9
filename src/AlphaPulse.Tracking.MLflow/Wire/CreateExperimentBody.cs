namespace AlphaPulse.Tracking.MLflow;

/// <summary>What <c>experiments/create</c> takes.</summary>
internal sealed record CreateExperimentBody(string Name);
