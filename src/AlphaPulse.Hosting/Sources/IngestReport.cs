namespace AlphaPulse.Hosting;

/// <summary>What a source brought.</summary>
/// <param name="Series">The series.</param>
/// <param name="Calendar">The calendar of its instrument.</param>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Quarantined">How many rows could not become bars.</param>
/// <param name="Findings">What was found out rather than declared, in words.</param>
public sealed record IngestReport(
    BarSeriesId Series, ITradingCalendar Calendar, long Rows, long Quarantined, IReadOnlyList<string> Findings);
