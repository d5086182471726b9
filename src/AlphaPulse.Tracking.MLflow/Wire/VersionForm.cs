namespace AlphaPulse.Tracking.MLflow;

/// <summary>A version of a model in an answer.</summary>
internal sealed record VersionForm(string? Name, string? Version, string? Source, string? RunId, string? Status);
