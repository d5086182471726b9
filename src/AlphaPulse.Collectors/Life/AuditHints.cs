using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Makes events of what an audit saw in the bars: reused symbols and splits that nobody announced to us.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public static class AuditHints
{
    /// <summary>Reads the events out of a report.</summary>
    /// <remarks>
    /// An audit sees a jump, not its reason: look at the events before they are recorded. They count as known when they happened, which is an
    /// assumption and marked as one, as the availability of imported bars is.
    /// </remarks>
    /// <param name="report">The report.</param>
    /// <param name="instrument">The instrument that the audited bars are of.</param>
    /// <returns>The events in the order of time; none for a finding without a time.</returns>
    public static IReadOnlyList<InstrumentEvent> Read(AuditReport report, InstrumentId instrument)
    {
        ArgumentNullException.ThrowIfNull(report);
        return
        [
            .. report.Findings
                .Where(f => f is { Kind: AuditKind.ReusedSymbol, To: not null } or { Kind: AuditKind.Split, To: not null, SplitRatio: not null })
                .Select(f => new InstrumentEvent(
                    instrument,
                    f.Kind == AuditKind.Split ? InstrumentEventKind.Split : InstrumentEventKind.Reuse,
                    f.To!.Value,
                    f.To.Value,
                    string.Create(CultureInfo.InvariantCulture, $"audit of {report.Source}, lines {string.Join(", ", f.Lines)}: {f.Detail}"))
                {
                    IsKnownAtAssumed = true,
                    SplitRatio = f.SplitRatio,
                })
                .OrderBy(e => e.At),
        ];
    }
}
