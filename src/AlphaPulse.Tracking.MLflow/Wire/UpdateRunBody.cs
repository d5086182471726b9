namespace AlphaPulse.Tracking.MLflow;

/// <summary>What <c>runs/update</c> takes; the time is milliseconds since 1970, UTC.</summary>
internal sealed record UpdateRunBody(string RunId, string Status, long? EndTime);
