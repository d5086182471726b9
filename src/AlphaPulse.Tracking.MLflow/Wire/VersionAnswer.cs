namespace AlphaPulse.Tracking.MLflow;

/// <summary>What endpoints of versions and aliases answer.</summary>
internal sealed record VersionAnswer(VersionForm? ModelVersion);
