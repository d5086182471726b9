namespace AlphaPulse.Tracking.MLflow.Tests;

/// <summary>A run that the server holds.</summary>
internal sealed class FakeRun(string experimentId, string? name, long startTime)
{
    public string ExperimentId { get; } = experimentId;

    public string? Name { get; } = name;

    public long StartTime { get; } = startTime;

    public string Status { get; set; } = "RUNNING";

    public long? EndTime { get; set; }

    public Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    public List<(string Key, double Value, long Timestamp, long Step)> Metrics { get; } = [];

    /// <summary>How many metrics, parameters and tags each batch had.</summary>
    public List<(int Metrics, int Parameters, int Tags)> Batches { get; } = [];
}
