using AlphaPulse.Collectors;

namespace AlphaPulse.Cli.Bars;

/// <summary>What an audit found, as JSON.</summary>
internal sealed record AuditResult(
    long Rows,
    string Timeframe,
    string Calendar,
    string? First,
    string? Last,
    int Errors,
    int Warnings,
    long Omitted,
    IReadOnlyList<string> Told,
    IReadOnlyList<AuditEntry> Findings,
    string DataSha256,
    RepairEntry? Repair)
{
    public static AuditResult Of(AuditReport report, RepairReport? repair) => new(
        report.Rows,
        report.Timeframe.ToString(),
        report.Calendar.Name,
        report.First is { } first ? UtcText.Format(first) : null,
        report.Last is { } last ? UtcText.Format(last) : null,
        report.Findings.Count(finding => finding.Level == AuditLevel.Error),
        report.Findings.Count(finding => finding.Level == AuditLevel.Warning),
        report.Omitted,
        report.Told,
        [.. report.Findings.Select(AuditEntry.Of)],
        report.DataSha256,
        repair is null ? null : new RepairEntry(repair.Output, repair.Log, repair.Rows, repair.Dropped, repair.Changed, repair.DataSha256));
}
