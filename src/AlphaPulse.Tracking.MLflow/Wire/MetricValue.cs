namespace AlphaPulse.Tracking.MLflow;

/// <summary>A measurement in a batch; the time is milliseconds since 1970, UTC.</summary>
internal sealed record MetricValue(string Key, double Value, long Timestamp, long Step);
