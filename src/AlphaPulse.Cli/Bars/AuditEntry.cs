using AlphaPulse.Collectors;
using AlphaPulse.Hosting;

namespace AlphaPulse.Cli.Bars;

/// <summary>One finding of an audit, as JSON.</summary>
internal sealed record AuditEntry(
    string Kind, string Level, string? From, string? To, IReadOnlyList<long> Lines, long Count, string Detail, string Proposal)
{
    public static AuditEntry Of(AuditFinding finding) => new(
        SnakeCase.Of(finding.Kind),
        SnakeCase.Of(finding.Level),
        finding.From is { } from ? UtcText.Format(from) : null,
        finding.To is { } to ? UtcText.Format(to) : null,
        finding.Lines,
        finding.Count,
        finding.Detail,
        finding.Proposal);
}
