using System.Globalization;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>The trials that the candidate is the best of.</summary>
internal static class TrialsSection
{
    private const int Shown = 10;

    public static void Write(HtmlBuilder html, RunReportData data)
    {
        var ranked = data.Trials.OrderByDescending(t => t.NetSharpe ?? double.NegativeInfinity).ThenBy(t => t.Number).Take(Shown).ToList();
        html.Write($"<h3>Trials on the validation part: the best {ranked.Count} of {data.Trials.Count}</h3>");
        ReportTable.Write(
            html,
            "Trials",
            ["#no.", "learner", "label", "#net Sharpe a bar", "#net", "#trades", "*options that differ"],
            ranked.Select(t => (IReadOnlyList<string>)
            [
                t.Number.ToString(CultureInfo.InvariantCulture), t.Learner, t.Label, ReportText.Statistic(t.NetSharpe, "0.0000"), ReportText.Change(t.NetReturn), ReportText.Count(t.Trades), Options(t, data.Trials),
            ]),
            ranked.FindIndex(t => t.Number == data.Chosen.Number));
        html.Write($"<p class=\"soft\">The shaded one was chosen and went to the gate. All options of it are under Run.</p>");
    }

    /// <summary>What sets a trial apart from the others of its learner.</summary>
    private static string Options(Trial trial, IReadOnlyList<Trial> all)
    {
        var others = all.Where(t => t.Learner == trial.Learner).ToList();
        var differing = trial.Options
            .Where(o => others.Any(t => !t.Options.TryGetValue(o.Key, out var value) || value != o.Value))
            .OrderBy(o => o.Key, StringComparer.Ordinal)
            .Select(o => $"{o.Key} {o.Value}")
            .ToList();
        return differing.Count == 0 ? "–" : string.Join(", ", differing);
    }
}
