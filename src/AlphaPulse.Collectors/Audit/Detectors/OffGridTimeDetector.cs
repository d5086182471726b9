using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Open times at which the calendar expects no bar of the timeframe, such as hours that open at xx:28:14. Always an error.</summary>
internal sealed class OffGridTimeDetector(AuditContext context) : IAuditDetector
{
    private readonly AuditGroup _group = new(
        context.Sink,
        AuditKind.OffGridTime,
        "An import keeps these bars and counts them apart. Ask the source for the bars of the grid, or rebuild them from trades; moving a time would invent a bar.",
        join: 0);

    public bool NeedsSoundBars => false;

    public void Add(in AuditRow row)
    {
        if (!row.IsExpected)
        {
            _group.Add(
                AuditLevel.Error,
                row.Line,
                row.Time,
                string.Create(CultureInfo.InvariantCulture, $"line {row.Line} opens at {UtcText.Format(row.Time)}, where the calendar '{context.Calendar.Name}' has no bar of {context.Timeframe}"));
        }
    }

    public void Complete() => _group.Close();
}
