namespace AlphaPulse.Hosting;

/// <summary>Whether the replay still looked like the training.</summary>
internal static class DriftSectionWriter
{
    private const int Shown = 20;

    public static void Write(HtmlBuilder html, RunReportData data)
    {
        html.Markup("<h2 id=\"drift\">Drift</h2>");
        if (data.Drift is not { } drift)
        {
            html.Markup("<div class=\"card\"><p class=\"soft\">This run did not watch drift, so it does not say whether the replay still looked like the training.</p></div>");
            return;
        }

        html.Write($"<div class=\"stack\"><div class=\"card\"><p><b>{drift.Status}</b>. {ReportText.Counted(drift.Alarms.Count, "alarm", "alarms")}; {ReportText.Counted(drift.HeldBars, "bar was", "bars were")} held back.</p></div>");
        if (drift.Alarms.Count > 0)
        {
            ReportTable.Write(html, "Alarms", ["time (UTC)", "feature", "statistic", "#value", "#threshold"], drift.Alarms.Take(Shown).Select(a => (IReadOnlyList<string>)
                [ReportText.Time(a.Time), a.Feature, a.Statistic, ReportText.Statistic(a.Value), ReportText.Statistic(a.Threshold)]));
            More(html, drift.Alarms.Count);
        }

        if (drift.Features.Count > 0)
        {
            ReportTable.Write(html, "Distance of each feature from the training", ["feature", "#PSI", "#KS", "#p"], drift.Features.OrderByDescending(f => f.Psi ?? 0).ThenBy(f => f.Name, StringComparer.Ordinal).Take(Shown).Select(f => (IReadOnlyList<string>)
                [f.Name, ReportText.Statistic(f.Psi), ReportText.Statistic(f.KolmogorovSmirnov), ReportText.Statistic(f.PValue, "0.0000")]));
            More(html, drift.Features.Count);
        }

        html.Markup("</div>");
    }

    private static void More(HtmlBuilder html, int count)
    {
        if (count > Shown)
        {
            html.Write($"<p class=\"soft\">and {ReportText.Count(count - Shown)} more.</p>");
        }
    }
}
