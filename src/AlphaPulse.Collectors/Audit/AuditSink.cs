namespace AlphaPulse.Collectors;

/// <summary>Keeps the findings of one audit within a limit of each kind and level, so that many warnings cannot crowd out an error.</summary>
/// <param name="maximumFindings">The limit.</param>
/// <param name="isForRepair">Whether a repair follows, which needs every line that is to be left out.</param>
internal sealed class AuditSink(int maximumFindings, bool isForRepair)
{
    private readonly List<AuditFinding> _findings = [];
    private readonly Dictionary<(AuditKind Kind, AuditLevel Level), int> _counts = [];

    public long Omitted { get; private set; }

    /// <summary>Lines that a repair leaves out, and why.</summary>
    public Dictionary<long, DroppedLine> Dropped { get; } = [];

    public IReadOnlyList<AuditFinding> Findings =>
        [.. _findings.OrderBy(finding => finding.Lines[0]).ThenBy(finding => finding.Kind)];

    /// <summary>Proposes to leave a line out.</summary>
    public void Drop(long line, DroppedLine why)
    {
        if (isForRepair)
        {
            Dropped[line] = why;
        }
    }

    public void Add(AuditFinding finding)
    {
        var count = _counts.GetValueOrDefault((finding.Kind, finding.Level));
        if (count >= maximumFindings)
        {
            Omitted++;
            return;
        }

        _counts[(finding.Kind, finding.Level)] = count + 1;
        _findings.Add(finding);
    }
}
