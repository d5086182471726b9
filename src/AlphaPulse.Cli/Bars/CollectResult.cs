using AlphaPulse.Collectors;

namespace AlphaPulse.Cli.Bars;

/// <summary>What a collection did and what is known now, as JSON.</summary>
internal sealed record CollectResult(
    string Series,
    string From,
    string To,
    string AsOf,
    long Rows,
    long Inserted,
    long Revised,
    long Unchanged,
    long Quarantined,
    long Forming,
    long Repeated,
    long OffGrid,
    long Healed,
    string? Last,
    CoverageTotals Coverage,
    string? GapsDueAt,
    IReadOnlyList<string> Findings)
{
    public static CollectResult Of(BackfillReport report) => new(
        report.Series.ToString(),
        UtcText.Format(report.From),
        UtcText.Format(report.To),
        UtcText.Format(report.AsOf),
        report.Rows,
        report.Written.Inserted,
        report.Written.Revised,
        report.Written.Unchanged,
        report.Quarantined,
        report.Forming,
        report.Repeated,
        report.OffGrid,
        report.Healed,
        report.Last is { } last ? UtcText.Format(last) : null,
        report.Coverage,
        report.GapsDueAt is { } due ? UtcText.Format(due) : null,
        report.Findings);
}
