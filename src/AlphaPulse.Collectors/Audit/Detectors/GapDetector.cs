using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Expected bars that are missing between two expected ones that are there, as <see cref="CoverageCalculator"/> counts them. A warning: the venue may have had nothing to send.</summary>
internal sealed class GapDetector(AuditContext context) : IAuditDetector
{
    private (long Line, DateTimeOffset Time)? _before;

    public bool NeedsSoundBars => false;

    public void Add(in AuditRow row)
    {
        if (!row.IsExpected || row.IsBehind || row.Earlier is not null)
        {
            return;
        }

        if (_before is { } before)
        {
            var (from, to) = before.Time < row.Time ? (before.Time, row.Time) : (row.Time, before.Time);
            if (context.Calendar.NextOpen(context.Timeframe, from) < to)
            {
                var missing = context.Calendar.CountExpected(context.Timeframe, from, to) - 1;
                context.Sink.Add(new AuditFinding
                {
                    Kind = AuditKind.Gap,
                    Level = AuditLevel.Warning,
                    From = from,
                    To = to,
                    Lines = [before.Line, row.Line],
                    Count = missing,
                    Detail = string.Create(CultureInfo.InvariantCulture, $"{missing} bars of {context.Timeframe} are missing between {UtcText.Format(from)} and {UtcText.Format(to)}"),
                    Proposal = "Ask the venue again, or leave the bars missing: nothing here fills them.",
                });
            }
        }

        _before = (row.Line, row.Time);
    }

    public void Complete()
    {
    }
}
