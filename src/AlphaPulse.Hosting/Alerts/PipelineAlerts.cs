using System.Globalization;

namespace AlphaPulse.Hosting;

/// <summary>The alerts that follow from what a run has established.</summary>
internal static class PipelineAlerts
{
    /// <summary>The alert that a stage gives reason for; <see langword="null"/> where there is none.</summary>
    public static Alert? After(IPipelineStage stage, PipelineState state, DateTimeOffset now) => stage switch
    {
        CollectStage when state.Ingest.Quarantined > 0 => OfQuarantine(state.Ingest, now),
        AuditStage when state.Coverage.Missing > 0 => OfGaps(state.Ingest, state.Coverage, now),
        GateStage => OfDecision(state, now),
        _ => null,
    };

    public static Alert OfFailure(string? stage, BarSeriesId? series, Exception exception, DateTimeOffset now) => new()
    {
        Time = now,
        Severity = AlertSeverity.Critical,
        Source = "pipeline",
        Code = AlertCodes.RunFailed,
        Title = stage is null ? "The run failed" : $"The run failed in the stage {stage}",
        Detail = exception.Message,
        Series = series,
        Properties = Properties(("stage", stage ?? "none"), ("error", exception.GetType().Name)),
    };

    private static Alert OfQuarantine(IngestReport ingest, DateTimeOffset now) => new()
    {
        Time = now,
        Severity = AlertSeverity.Warning,
        Source = "data",
        Code = AlertCodes.DataQuarantined,
        Title = "Rows could not become bars",
        Detail = Text($"{ingest.Quarantined} of {ingest.Rows} rows are in quarantine with line and reason; correct them at their source and import again"),
        Series = ingest.Series,
        Properties = Properties(("quarantined", Text($"{ingest.Quarantined}")), ("rows", Text($"{ingest.Rows}"))),
    };

    private static Alert OfGaps(IngestReport ingest, CoverageSummary coverage, DateTimeOffset now) => new()
    {
        Time = now,
        Severity = AlertSeverity.Warning,
        Source = "data",
        Code = AlertCodes.DataGaps,
        Title = "Bars are missing",
        Detail = Text($"{coverage.Missing} bars are missing in {coverage.Gaps} gaps beside {coverage.Stored} stored on the calendar {ingest.Calendar.Name}; nothing is made up for them"),
        Series = ingest.Series,
        Properties = Properties(("gaps", Text($"{coverage.Gaps}")), ("missing", Text($"{coverage.Missing}")), ("stored", Text($"{coverage.Stored}"))),
    };

    private static Alert OfDecision(PipelineState state, DateTimeOffset now) => new()
    {
        Time = now,
        Severity = AlertSeverity.Information,
        Source = "gate",
        Code = state.Decision.Promoted ? AlertCodes.GatePromoted : AlertCodes.GateRefused,
        Title = state.Serves ? $"The gate promoted {state.Candidate.Id}"
            : state.Decision.Promoted ? $"The gate let {state.Candidate.Id} pass, which serves in shadow first"
            : $"The gate refused {state.Candidate.Id}",
        Detail = string.Join("; ", [.. state.Decision.Reasons, .. state.ShadowReason is { } shadow ? [shadow] : Array.Empty<string>()]),
        Series = state.Ingest.Series,
        Properties = Properties(("model", state.Candidate.Id), ("trials", Text($"{state.Decision.Trials}"))),
    };

    private static SortedDictionary<string, string> Properties(params ReadOnlySpan<(string Name, string Value)> pairs)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            properties[name] = value;
        }

        return properties;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
