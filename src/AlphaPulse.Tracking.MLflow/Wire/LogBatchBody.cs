namespace AlphaPulse.Tracking.MLflow;

/// <summary>What <c>runs/log-batch</c> takes.</summary>
internal sealed record LogBatchBody(
    string RunId, IReadOnlyList<MetricValue>? Metrics, IReadOnlyList<KeyAndValue>? Params, IReadOnlyList<KeyAndValue>? Tags);
