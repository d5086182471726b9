using System.Text.Json;

namespace AlphaPulse.Hosting;

/// <summary>Says that the drift of a model is not watched and why: an alert, a finding of the run, and the record beside its version.</summary>
internal static class UnwatchedDrift
{
    /// <summary>The status and the level of a record of drift that nobody watches.</summary>
    public const string Name = "unwatched";

    private const string NoProfile = "The version was registered without a reference profile; train again.";

    public static async Task TellAsync(
        PipelineState state, string model, SignalMode mode, IModelRegistry registry, AlertPublisher alerts, TimeProvider time, CancellationToken cancellationToken)
    {
        var reason = state.UnwatchedReason ?? NoProfile;
        var last = state.Features.Bars[^1].OpenTime;
        state.Ingest = state.Ingest with { Findings = [.. state.Ingest.Findings, $"drift is not watched: {reason}"] };
        var record = new DriftRecord(state.Ingest.Series.ToString(), SnakeCase.Of(mode), Name, Name, Since: null, last, []) { Reason = reason };
        await registry.StoreEvidenceAsync(
            model, DriftRecord.FileName, JsonSerializer.SerializeToUtf8Bytes(record, HostingJsonContext.Default.DriftRecord), cancellationToken).ConfigureAwait(false);
        var alert = new Alert
        {
            Time = time.GetUtcNow(),
            Severity = AlertSeverity.Warning,
            Source = "drift",
            Code = AlertCodes.DriftUnwatched,
            Title = $"The drift of {model} is not watched",
            Detail = $"{reason} Signals go on, and nothing holds them where the bars no longer look like the training.",
            Series = state.Ingest.Series,
            Properties = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["bar"] = UtcText.Format(last),
                ["mode"] = SnakeCase.Of(mode),
                ["model"] = model,
            },
        };
        await alerts.PublishAsync(alert, cancellationToken).ConfigureAwait(false);
    }
}
