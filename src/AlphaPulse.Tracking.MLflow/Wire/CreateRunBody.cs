namespace AlphaPulse.Tracking.MLflow;

/// <summary>What <c>runs/create</c> takes; the time is milliseconds since 1970, UTC.</summary>
internal sealed record CreateRunBody(string ExperimentId, string? RunName, long StartTime, IReadOnlyList<KeyAndValue> Tags);
