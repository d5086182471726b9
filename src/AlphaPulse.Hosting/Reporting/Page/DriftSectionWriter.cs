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

        html.Write($"<div class=\"stack\"><div class=\"card\"><p><b>{Plain(drift)}</b> {(drift.Alarms.Count == 1 ? "There was" : "There were")} {Count(drift.Alarms.Count, "alarm", "alarms")} over the replay; signals were held back at {Count(drift.HeldBars, "bar", "bars")}.</p>");
        if (drift is { WindowBars: { } window, ReferenceBars: { } reference })
        {
            html.Write($"<p class=\"soft\">The last {ReportText.Count(window)} bars are compared with the {ReportText.Count(reference)} bars before the holdout. Each feature has thresholds of its own, learned from how far windows of those bars lay from all of them: volatility wanders, so a large index alone is no alarm. A dash is a test that is not made of the feature or cannot tell its drift from its wandering.</p>");
        }

        html.Markup("</div>");
        if (drift.Alarms.Count > 0)
        {
            ReportTable.Write(html, "Alarms", ["time (UTC)", "feature", "statistic", "#value", "#threshold"], drift.Alarms.Take(Shown).Select(a => (IReadOnlyList<string>)
                [ReportText.Time(a.Time), a.Feature, a.Statistic, ReportText.Statistic(a.Value), ReportText.Statistic(a.Threshold)]));
            More(html, drift.Alarms.Count);
        }

        if (drift.Features.Count > 0)
        {
            ReportTable.Write(
                html,
                "Distance of each feature from the training",
                ["feature", "#PSI", "#alarm above", "#KS distance", "#alarm above", "#share of its threshold"],
                drift.Features.OrderByDescending(f => f.Psi ?? -1).ThenBy(f => f.Name, StringComparer.Ordinal).Take(Shown).Select(f => (IReadOnlyList<string>)
                [
                    f.Name, ReportText.Statistic(f.Psi), ReportText.Statistic(f.PsiThreshold), ReportText.Statistic(f.KolmogorovSmirnov), ReportText.Statistic(f.KolmogorovSmirnovThreshold), f.OfThreshold is { } share ? ReportText.Percent(share) : "–",
                ]));
            More(html, drift.Features.Count);
        }

        html.Markup("</div>");
    }

    private static string Plain(DriftSection drift) => drift.Status switch
    {
        "learning" => "Too few bars to tell.",
        "quiet" when drift.Alarms.Count == 0 => "No drift alarm: nothing lies farther from the training than windows of the training themselves may.",
        "quiet" => "No drift at the end, but there was some before.",
        "warning" => "Warning: something is above its threshold, not for long enough to be called drift.",
        "drift" => "Drift: at its end the replay does not look like the training.",
        _ => drift.Status,
    };

    private static string Count(long count, string one, string many) => count == 0 ? $"no {many}" : ReportText.Counted(count, one, many);

    private static void More(HtmlBuilder html, int count)
    {
        if (count > Shown)
        {
            html.Write($"<p class=\"soft\">and {ReportText.Count(count - Shown)} more.</p>");
        }
    }
}
