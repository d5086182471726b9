using AlphaPulse.Features;
using AlphaPulse.Hosting;

namespace AlphaPulse.Cli.Features;

/// <summary>A leak, as JSON.</summary>
internal sealed record LeakEntry(string Kind, string Column, int Row, string Time, string Detail)
{
    public static LeakEntry Of(LeakFinding finding) =>
        new(SnakeCase.Of(finding.Kind), finding.Column, finding.Row, UtcText.Format(finding.Time), finding.Detail);

    /// <summary>A column that nothing can be said of, for the table.</summary>
    public static LeakEntry OfUnexamined(string column) =>
        new("unexamined", column, 0, "", "no value in any row: give more bars, or the source that it needs");
}
