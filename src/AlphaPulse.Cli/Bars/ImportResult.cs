using AlphaPulse.Collectors;

namespace AlphaPulse.Cli.Bars;

/// <summary>What an import did, as JSON.</summary>
internal sealed record ImportResult(
    string Series,
    string Calendar,
    long Rows,
    long Inserted,
    long Revised,
    long Unchanged,
    long Quarantined,
    string? First,
    string? Last,
    IReadOnlyList<string> Findings,
    string DataSha256)
{
    public static ImportResult Of(ImportReport report) => new(
        report.Series.ToString(),
        report.Calendar.Name,
        report.Rows,
        report.Inserted,
        report.Revised,
        report.Unchanged,
        report.Quarantined,
        report.First is { } first ? UtcText.Format(first) : null,
        report.Last is { } last ? UtcText.Format(last) : null,
        report.Findings,
        report.DataSha256);
}
