namespace AlphaPulse.Collectors;

/// <summary>Keeps the findings of one audit within a limit of each kind.</summary>
internal sealed class AuditSink(int maximumFindings)
{
    private readonly List<AuditFinding> _findings = [];
    private readonly Dictionary<AuditKind, int> _counts = [];

    public long Omitted { get; private set; }

    /// <summary>Lines that a repair leaves out, with the reason.</summary>
    public Dictionary<long, string> Dropped { get; } = [];

    public IReadOnlyList<AuditFinding> Findings =>
        [.. _findings.OrderBy(finding => finding.Lines[0]).ThenBy(finding => finding.Kind)];

    public void Add(AuditFinding finding)
    {
        var count = _counts.GetValueOrDefault(finding.Kind);
        if (count >= maximumFindings)
        {
            Omitted++;
            return;
        }

        _counts[finding.Kind] = count + 1;
        _findings.Add(finding);
    }
}
