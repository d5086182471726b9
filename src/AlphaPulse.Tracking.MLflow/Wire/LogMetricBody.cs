namespace AlphaPulse.Tracking.MLflow;

/// <summary>What <c>runs/log-metric</c> takes; the time is milliseconds since 1970, UTC.</summary>
internal sealed record LogMetricBody(string RunId, string Key, double Value, long Timestamp, long Step);
