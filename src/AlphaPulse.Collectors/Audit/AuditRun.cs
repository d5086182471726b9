namespace AlphaPulse.Collectors;

/// <summary>The lines and times of a stretch of rows that is still growing; lines beyond what a finding lists are counted.</summary>
internal sealed class AuditRun
{
    private readonly List<long> _lines = [];
    private DateTimeOffset _first;
    private DateTimeOffset _last;

    public int Count { get; private set; }

    /// <summary>The time from the first row to the last.</summary>
    public TimeSpan Length => (_last - _first).Duration();

    public void Add(in AuditRow row) => Add(row.Line, row.Time);

    public void Add(long line, DateTimeOffset time)
    {
        _first = Count == 0 ? time : _first;
        _last = time;
        Count++;
        if (_lines.Count < AuditGroup.GreatestCount)
        {
            _lines.Add(line);
        }
    }

    public void Clear()
    {
        _lines.Clear();
        Count = 0;
    }

    public AuditFinding ToFinding(AuditKind kind, AuditLevel level, string detail, string proposal) => new()
    {
        Kind = kind,
        Level = level,
        From = _first < _last ? _first : _last,
        To = _first < _last ? _last : _first,
        Lines = [.. _lines],
        Count = Count,
        Detail = detail,
        Proposal = proposal,
    };
}
