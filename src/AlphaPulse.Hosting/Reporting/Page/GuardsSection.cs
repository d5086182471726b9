using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>Every guard with what it measured, and the tests against the champion.</summary>
internal static class GuardsSection
{
    public static void Write(HtmlBuilder html, RunReportData data)
    {
        var guards = data.Decision.Guards;
        html.Write($"<h3 id=\"guards\">Guards: {guards.Count(g => g.Verdict == GuardVerdict.Held)} held, {guards.Count(g => g.Refuses)} refused, {guards.Count(g => g.Verdict == GuardVerdict.Failed && !g.IsBinding)} warn</h3>");
        ReportTable.Write(
            html,
            "Guards",
            ["guard", "verdict", "#measured", "#limit", "*in words"],
            guards.Select(g => (IReadOnlyList<string>)[g.Name, VerdictOf(g), Number(g.Measured), Number(g.Threshold), g.Words]));
        html.Markup("<p class=\"soft\">A guard that refuses stands in the way of a promotion; one that warns measures a habit that a good model may have as well.</p>");
        if (data.Decision.ChampionTests.Count > 0)
        {
            html.Markup("<h3>Tests against the champion on the same rows</h3>");
            ReportTable.Write(
                html,
                "Tests against the champion",
                ["test", "#better by", "#p", "#p after Holm", "*in words"],
                data.Decision.ChampionTests.Select(t => (IReadOnlyList<string>)[t.Name, Number(t.Difference), Number(t.PValue), Number(t.HolmPValue), t.Words]));
        }
    }

    private static string VerdictOf(GuardResult guard) => guard switch
    {
        { Refuses: true } => "refuses",
        { Verdict: GuardVerdict.Held } => "held",
        { Verdict: GuardVerdict.Failed } => "warns",
        { Verdict: GuardVerdict.NotApplicable } => "does not apply",
        _ => "not measured",
    };

    // A small negative number that rounds to nothing is nothing.
    private static string Number(double? value) => ReportText.Statistic(value, "0.####;-0.####;0");
}
