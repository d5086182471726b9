namespace AlphaPulse.Tracking.MLflow;

/// <summary>What identifies a run in an answer.</summary>
internal sealed record RunInfoForm(string? RunId, string? ArtifactUri);
