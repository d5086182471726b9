using AlphaPulse.Features;
using AlphaPulse.Hosting;

namespace AlphaPulse.Cli.Features;

/// <summary>A leak, as JSON.</summary>
internal sealed record LeakEntry(string Kind, string Column, int Row, string Time, string Detail)
{
    public static LeakEntry Of(LeakFinding finding) =>
        new(SnakeCase.Of(finding.Kind), finding.Column, finding.Row, UtcText.Format(finding.Time), finding.Detail);
}
