namespace AlphaPulse.Tracking.MLflow;

/// <summary>A run in an answer.</summary>
internal sealed record RunForm(RunInfoForm? Info);
