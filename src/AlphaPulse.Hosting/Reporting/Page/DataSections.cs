using System.Globalization;

namespace AlphaPulse.Hosting;

/// <summary>What ran on which data, how long it took, and what the model was made from.</summary>
internal static class DataSections
{
    private const int ShownGaps = 20;

    public static void Write(HtmlBuilder html, RunReportData data)
    {
        var coverage = data.Coverage;
        html.Markup("<h2 id=\"data\">Data</h2><div class=\"two\"><div class=\"stack\">");
        ReportTable.WritePairs(html, "Data",
        [
            ("series", data.Series),
            ("provenance", string.Join(", ", data.Provenance.Select(p => $"{p.Name} ({ReportText.Count(p.Bars)} bars)"))),
            ("first bar", ReportText.Time(data.First) + " UTC"),
            ("last bar", ReportText.Time(data.Last) + " UTC"),
            ("calendar", data.Calendar),
            ("bars stored", ReportText.Count(coverage.Stored)),
            ("rows quarantined", ReportText.Count(data.Quarantined)),
            ("missing", $"{ReportText.Counted(coverage.Missing, "bar", "bars")} in {ReportText.Counted(coverage.Gaps, "gap", "gaps")}"),
            ("off the calendar", ReportText.Counted(coverage.OffGrid, "bar", "bars")),
        ]);
        ReportTable.Write(html, "Parts", ["part", "first (UTC)", "last (UTC)", "#bars"], data.Parts.Select(p => (IReadOnlyList<string>)
            [p.Name, ReportText.Time(p.From), ReportText.Time(p.To), ReportText.Count(p.Bars)]));
        html.Markup("</div><div class=\"stack\">");
        if (coverage.Runs.Count > 0)
        {
            ReportTable.Write(html, "Gaps", ["last bar before (UTC)", "first bar after (UTC)", "#missing"], coverage.Runs.Take(ShownGaps).Select(g => (IReadOnlyList<string>)
                [ReportText.Time(g.After), ReportText.Time(g.Before), ReportText.Count(g.MissingBars)]));
            if (coverage.Runs.Count > ShownGaps)
            {
                html.Write($"<p class=\"soft\">and {ReportText.Count(coverage.Runs.Count - ShownGaps)} more gaps.</p>");
            }
        }
        else
        {
            html.Markup("<div class=\"card\"><p class=\"soft\">No bar is missing between the first and the last on this calendar.</p></div>");
        }

        html.Markup("<div class=\"card\"><b>Findings</b>");
        if (data.Findings.Count == 0)
        {
            html.Markup("<p class=\"soft\">Everything was declared; nothing had to be found out.</p>");
        }
        else
        {
            html.Markup("<ul>");
            foreach (var finding in data.Findings)
            {
                html.Write($"<li>{finding}</li>");
            }

            html.Markup("</ul>");
        }

        html.Markup("</div></div></div>\n");
    }

    public static void Run(HtmlBuilder html, RunReportData data)
    {
        var manifest = data.Manifest;
        html.Markup("<h2 id=\"run\">Run</h2><div class=\"two\"><div class=\"stack\">");
        ReportTable.Write(html, "Stages", ["stage", "#items", "#seconds"], data.Stages.Select(s => (IReadOnlyList<string>)
            [s.Name, ReportText.Count(s.Items), Seconds(s.Elapsed)]).Append(["together", "", Seconds(TimeSpan.FromTicks(data.Stages.Sum(s => s.Elapsed.Ticks)))]));
        html.Markup("<p class=\"soft\">The report stage itself was not yet over when this page was written.</p></div><div class=\"stack\">");
        ReportTable.WritePairs(html, "Manifest",
        [
            ("model", data.Candidate.Id),
            ("SHA-256 of the model", data.Candidate.Sha256),
            ("SHA-256 of bars and feature rows", manifest.DataHash),
            ("software", "AlphaPulse " + data.Version),
            ("seed", manifest.Seed.ToString(CultureInfo.InvariantCulture)),
            ("label", manifest.Label),
            ("trained on", $"{ReportText.Counted(manifest.Samples, "sample", "samples")}, {ReportText.Time(manifest.TrainedFrom)} to {ReportText.Time(manifest.TrainedTo)} UTC"),
            .. manifest.Options.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => (o.Key, o.Value)),
        ]);
        html.Markup("</div></div>\n");
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
}
