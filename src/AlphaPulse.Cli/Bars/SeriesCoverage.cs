using AlphaPulse.Collectors;
using AlphaPulse.Hosting;

namespace AlphaPulse.Cli.Bars;

/// <summary>What a store holds of one series and what is missing, as JSON.</summary>
internal sealed record SeriesCoverage(
    string Instrument,
    string Timeframe,
    string Calendar,
    long Bars,
    long Expected,
    long Missing,
    long OffGrid,
    long Revisions,
    string? First,
    string? Last,
    IReadOnlyList<string> Provenance,
    IReadOnlyList<Gap> Gaps,
    CoverageTotals States,
    IReadOnlyList<LedgerSpan> Ledger)
{
    /// <summary>What is held of a series by its bars, and what the ledger knows of it.</summary>
    public static SeriesCoverage Of(CoverageReport report, BarSeriesSummary? held, IReadOnlyList<CoverageSpan> spans, ITradingCalendar calendar) => new(
        report.Series.Instrument.ToString(),
        report.Series.Timeframe.ToString(),
        report.Calendar,
        report.Bars,
        report.Expected,
        report.Missing,
        report.OffGrid,
        held?.Revisions ?? 0,
        report.First is { } first ? UtcText.Format(first) : null,
        report.Last is { } last ? UtcText.Format(last) : null,
        [.. (held?.Provenance ?? []).Select(SnakeCase.Of)],
        [.. report.Gaps.Select(g => new Gap(UtcText.Format(g.After), UtcText.Format(g.Before), g.MissingBars))],
        spans.Count == 0
            ? new CoverageTotals()
            : CoverageTotals.Of(spans, report.Series.Timeframe, calendar, spans[0].From, spans[^1].To),
        [.. spans.Select(span => LedgerSpan.Of(span, report.Series.Timeframe, calendar))]);
}
