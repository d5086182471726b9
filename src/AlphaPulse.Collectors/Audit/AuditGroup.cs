using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Joins lines with the same defect into findings of at most 1,000 lines.</summary>
/// <param name="sink">Where the findings go.</param>
/// <param name="kind">Their kind.</param>
/// <param name="proposal">What should be done about them.</param>
/// <param name="join">How many lines may lie between two that are joined.</param>
internal sealed class AuditGroup(AuditSink sink, AuditKind kind, string proposal, int join)
{
    public const int GreatestCount = 1_000;
    private readonly List<long> _lines = [];
    private AuditLevel _level;
    private DateTimeOffset? _from;
    private DateTimeOffset? _to;
    private string _example = string.Empty;

    /// <summary>The last word on a finding before it goes out; for a detector that knows more of a group than of its lines.</summary>
    public Func<AuditFinding, AuditFinding>? Finish { get; init; }

    /// <summary>Adds a line. The first one gives the example of the finding; the greatest level counts.</summary>
    public void Add(AuditLevel level, long line, DateTimeOffset? time, string example)
    {
        if (_lines.Count > 0 && _lines[^1] == line)
        {
            _level = level > _level ? level : _level;
            return;
        }

        if (_lines.Count >= GreatestCount || (_lines.Count > 0 && line - _lines[^1] > join + 1))
        {
            Close();
        }

        if (_lines.Count == 0)
        {
            (_level, _from, _to, _example) = (level, time, time, example);
        }

        _lines.Add(line);
        _level = level > _level ? level : _level;
        _from = time < _from ? time : _from;
        _to = time > _to ? time : _to;
    }

    public void Close()
    {
        if (_lines.Count == 0)
        {
            return;
        }

        var finding = new AuditFinding
        {
            Kind = kind,
            Level = _level,
            From = _from,
            To = _to,
            Lines = [.. _lines],
            Count = _lines.Count,
            Detail = _lines.Count == 1 ? _example : string.Create(CultureInfo.InvariantCulture, $"{_example}; {_lines.Count} lines."),
            Proposal = proposal,
        };
        _lines.Clear();
        sink.Add(Finish is null ? finding : Finish(finding));
    }
}
