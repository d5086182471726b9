using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>
/// Open times that were there within the last 16,384 distinct ones: with the same values a warning, with others an error. Where
/// the rows of just one hour of a Sunday of March, April, October or November repeat with other values, the times are those of a zone
/// that moved its clock back.
/// </summary>
/// <remarks>A repair keeps the first of equal rows and the last of rows that differ, and leaves the hour of a clock change alone.</remarks>
internal sealed class DuplicateDetector : IAuditDetector
{
    private readonly AuditGroup _equal;
    private readonly AuditGroup _other;
    private readonly Timeframe _timeframe;
    private readonly Dictionary<long, long> _earlier = [];
    private readonly AuditSink _sink;

    public DuplicateDetector(AuditContext context)
    {
        _sink = context.Sink;
        _timeframe = context.Timeframe;
        _equal = new AuditGroup(_sink, AuditKind.Duplicate, "A repair keeps the first of these equal rows; an import counts the others as unchanged.", join: 100);
        _other = new AuditGroup(_sink, AuditKind.Duplicate, "A repair keeps the last of these rows; an import keeps each as a version and the last one counts.", join: 1)
        {
            Finish = Finish,
        };
    }

    public bool NeedsSoundBars => false;

    public void Add(in AuditRow row)
    {
        if (row.Earlier is not { } earlier)
        {
            return;
        }

        var time = UtcText.Format(row.Time);
        if (earlier.IsSameAs(row))
        {
            _equal.Add(AuditLevel.Warning, row.Line, row.Time, string.Create(CultureInfo.InvariantCulture, $"line {row.Line} repeats {time} of line {earlier.Line} with the same values"));
            _sink.Drop(row.Line, new DroppedLine(earlier.Line, IsEqual: true));
            return;
        }

        _other.Add(AuditLevel.Error, row.Line, row.Time, string.Create(CultureInfo.InvariantCulture, $"line {row.Line} has other values at {time} than line {earlier.Line}"));
        _earlier[row.Line] = earlier.Line;
    }

    public void Complete()
    {
        _equal.Close();
        _other.Close();
    }

    private AuditFinding Finish(AuditFinding finding)
    {
        var isClockChange = IsClockChange(finding);
        foreach (var line in finding.Lines)
        {
            _earlier.Remove(line, out var before);
            if (!isClockChange)
            {
                _sink.Drop(before, new DroppedLine(line, IsEqual: false));
            }
        }

        return isClockChange
            ? finding with
            {
                Detail = finding.Detail + " These are the rows of one hour of a Sunday in a month of clock changes: the times are those of a local zone.",
                Proposal = "Bring the times to UTC with the rules of the zone that wrote them; a repair leaves these rows as they are.",
            }
            : finding;
    }

    private bool IsClockChange(AuditFinding finding)
    {
        if (finding.From is not { DayOfWeek: DayOfWeek.Sunday, Month: 3 or 4 or 10 or 11, Hour: <= 3 } from || finding.To is not { } to)
        {
            return false;
        }

        var length = _timeframe.Add(to, 1) - from;
        return length == TimeSpan.FromHours(1) && _timeframe.Add(from, finding.Lines.Count) == from + length;
    }
}
