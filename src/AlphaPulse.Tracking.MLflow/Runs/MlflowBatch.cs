using System.Text.Json;

namespace AlphaPulse.Tracking.MLflow;

/// <summary>Divides what is to be logged into requests within the limits of the server.</summary>
internal static class MlflowBatch
{
    internal const int MaximumMetrics = 1_000;
    internal const int MaximumParameters = 100;
    internal const int MaximumTags = 100;
    internal const int MaximumBytes = 1_000_000;

    /// <summary>Each request holds one kind, so that the limit of all kinds together is kept with that of each.</summary>
    public static IEnumerable<LogBatchBody> Divide(
        string runId, IReadOnlyList<MetricValue> metrics, IReadOnlyList<KeyAndValue> parameters, IReadOnlyList<KeyAndValue> tags) =>
        metrics.Chunk(MaximumMetrics).SelectMany(chunk => Fit(chunk, part => new LogBatchBody(runId, part, null, null)))
            .Concat(parameters.Chunk(MaximumParameters).SelectMany(chunk => Fit(chunk, part => new LogBatchBody(runId, null, part, null))))
            .Concat(tags.Chunk(MaximumTags).SelectMany(chunk => Fit(chunk, part => new LogBatchBody(runId, null, null, part))));

    /// <summary>Halves what is too long as text: escaped characters take up to six bytes for one.</summary>
    private static IEnumerable<LogBatchBody> Fit<T>(T[] items, Func<T[], LogBatchBody> toBody)
    {
        var body = toBody(items);
        return items.Length == 1 || JsonSerializer.SerializeToUtf8Bytes(body, MlflowJsonContext.Default.LogBatchBody).Length <= MaximumBytes
            ? [body]
            : Fit(items[..(items.Length / 2)], toBody).Concat(Fit(items[(items.Length / 2)..], toBody));
    }
}
