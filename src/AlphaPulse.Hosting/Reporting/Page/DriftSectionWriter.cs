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
            html.Write($"<p class=\"soft\">The last {ReportText.Count(window)} bars are compared with the {ReportText.Count(reference)} bars before the holdout. Each feature has thresholds of its own, learned from how far windows of those bars lay from all of them: volatility wanders, so a large index alone is no alarm. Behind each statistic stands its threshold. Far outside is the share of the most recent bars beyond everything the training allows for, missing the share of bars without a value. A dash is a test that is not made of the feature or cannot tell its drift from its wandering.</p>");
        }

        html.Markup("</div>");
        if (drift.Alarms.Count > 0)
        {
            ReportTable.Write(html, "Alarms", ["time (UTC)", "feature", "statistic", "#value", "#threshold"], drift.Alarms.Take(Shown).Select(a => (IReadOnlyList<string>)
                [ReportText.Time(a.Time), a.Feature, a.Statistic, ReportText.Statistic(a.Value), ReportText.Statistic(a.Threshold)]));
            More(html, drift.Alarms.Count, Shown);
        }

        if (drift.Features.Count > 0)
        {
            // What is above its threshold comes first and is never cut.
            var shown = Math.Max(Shown, drift.Features.Count(f => f.OfThreshold > 1));
            ReportTable.Write(
                html,
                "Distance of each feature from the training",
                ["feature", "#PSI", "#KS distance", "#far outside", "#missing", "#greatest share of a threshold"],
                drift.Features.OrderByDescending(f => f.OfThreshold ?? -1).ThenBy(f => f.Name, StringComparer.Ordinal).Take(shown).Select(f => (IReadOnlyList<string>)
                [
                    f.Name, Test(f.Psi), Test(f.KolmogorovSmirnov), Test(f.Outside), Test(f.Missing), f.OfThreshold is { } share ? ReportText.Percent(share) : "–",
                ]));
            More(html, drift.Features.Count, shown);
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

    private static string Test(DriftStatistic statistic) => statistic.Value is null
        ? "–"
        : $"{ReportText.Statistic(statistic.Value)} / {ReportText.Statistic(statistic.Threshold)}";

    private static void More(HtmlBuilder html, int count, int shown)
    {
        if (count > shown)
        {
            html.Write($"<p class=\"soft\">and {ReportText.Count(count - shown)} more.</p>");
        }
    }
}
