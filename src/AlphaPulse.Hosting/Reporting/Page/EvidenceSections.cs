using System.Globalization;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>What the gate saw: equity and drawdown on the holdout, the comparison, the reasons, the trials.</summary>
internal static class EvidenceSections
{
    private const int ShownTrials = 10;
    private static readonly string[] Colours = ["c1", "c2", "c3", "c4"];

    public static void Holdout(HtmlBuilder html, RunReportData data)
    {
        var decision = data.Decision;
        html.Write($"<h2 id=\"holdout\">Holdout: the model against doing something simple</h2>");
        if (data.Holdout is not { } holdout)
        {
            html.Markup("<div class=\"card\"><p>The holdout stayed shut, so there is no equity to draw. Drawing it would use up bars that only a gate may open.</p></div>");
            return;
        }

        html.Write($"<p class=\"soft\">{ReportText.Time(decision.HoldoutFrom)} to {ReportText.Time(decision.HoldoutTo)} UTC. Training never saw these bars; the gate has opened them {ReportText.Counted(decision.HoldoutOpenings, "time", "times")}. Every line holds one position at a time and pays {Cost(decision)} basis points a side, as the gate counts it.</p><div class=\"stack\">");
        var growth = ChartAxis.Growth(holdout.Equity.SelectMany(s => s.Values).Append(0), out var isLogarithmic);
        var title = "Equity net of costs, change since the start of the holdout" + (isLogarithmic ? " (logarithmic: equal heights are equal factors)" : string.Empty);
        var equity = Chart(title, holdout.Equity, growth, 320);
        Lines(equity, holdout.Equity, s => ReportText.Change(s.Values[^1])).WriteTo(html);
        var drawdown = Chart("Drawdown: how far below the last peak", holdout.Drawdown, ChartAxis.Numbers(holdout.Drawdown.SelectMany(s => s.Values).Append(0), ReportText.PercentTick), 180);
        Lines(drawdown, holdout.Drawdown, s => "deepest " + ReportText.Percent(-s.Values.Min())).WriteTo(html);
        html.Markup("</div>\n");
    }

    public static void Gate(HtmlBuilder html, RunReportData data)
    {
        var decision = data.Decision;
        html.Write($"<h2 id=\"gate\">Gate: {(decision.Promoted ? "promoted" : "refused")}, and why</h2><div class=\"stack\"><div class=\"card\"><ul>");
        foreach (var reason in decision.Reasons)
        {
            html.Write($"<li>{reason}</li>");
        }

        html.Markup("</ul>");
        if (data.Deflation is { } deflation)
        {
            html.Write($"<p>{ReportText.PValue(deflation.RawPValue)} as measured; {ReportText.PValue(deflation.DeflatedPValue)} after paying for {ReportText.Counted(deflation.Trials, "trial", "trials")} and {ReportText.Counted(deflation.Openings, "opening", "openings")} of the holdout.</p>");
            if (deflation.Override is { } text)
            {
                html.Write($"<p><b>Override:</b> {text}</p>");
            }
        }
        else
        {
            html.Write($"<p class=\"soft\">The p-value is that of the holdout alone. The candidate is the best of {ReportText.Counted(decision.Trials, "trial", "trials")}, chosen on the validation part before the holdout was opened.</p>");
        }

        html.Markup("</div>");
        if (decision.Strategies.Count > 0)
        {
            ReportTable.Write(
                html,
                "Strategies on the holdout",
                ["strategy", "#net", "#gross", "#trades", "#Sharpe a bar", "#max drawdown", "#net a bar, bp"],
                decision.Strategies.Select(s => (IReadOnlyList<string>)
                [
                    ReportVerdict.Plain(s.Name), ReportText.Change(s.NetReturn), ReportText.Change(s.GrossReturn), ReportText.Count(s.Trades),
                    ReportText.Statistic(s.Sharpe, "0.0000"), ReportText.Percent(s.MaxDrawdown), ReportText.Points(s.MeanNetReturn * 10_000),
                ]).Append(["cash", ReportText.Change(0), ReportText.Change(0), "0", "–", ReportText.Percent(0), ReportText.Points(0)]),
                highlighted: 0);
        }

        html.Write($"</div><h3>Trials on the validation part: the best {Math.Min(ShownTrials, data.Trials.Count)} of {data.Trials.Count}</h3>");
        ReportTable.Write(
            html,
            "Trials",
            ["#no.", "learner", "label", "options", "#net Sharpe a bar", "#net", "#trades"],
            Ranked(data).Select(t => (IReadOnlyList<string>)
            [
                t.Number.ToString(CultureInfo.InvariantCulture), t.Learner, t.Label, string.Join(", ", t.Options.Order(Comparer<KeyValuePair<string, string>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key))).Select(o => $"{o.Key} {o.Value}")),
                ReportText.Statistic(t.NetSharpe, "0.0000"), ReportText.Change(t.NetReturn), ReportText.Count(t.Trades),
            ]),
            Ranked(data).ToList().FindIndex(t => t.Number == data.Chosen.Number));
    }

    private static IEnumerable<Trial> Ranked(RunReportData data) =>
        data.Trials.OrderByDescending(t => t.NetSharpe ?? double.NegativeInfinity).ThenBy(t => t.Number).Take(ShownTrials);

    private static string Cost(GateDecision decision) => decision.CostBasisPointsPerSide.ToString("0.##", CultureInfo.InvariantCulture);

    private static SvgChart Chart(string title, IReadOnlyList<ReportSeries> series, ChartAxis values, int height) => new(
        title,
        ChartAxis.Times(series[0].Times[0], series[0].Times[^1]),
        values)
    {
        PixelHeight = height,
    };

    private static SvgChart Lines(SvgChart chart, IReadOnlyList<ReportSeries> series, Func<ReportSeries, string> value)
    {
        chart.Rule(0, "c5");

        // The candidate is drawn last, so that it lies on top, and named first.
        var keys = new List<(string Css, string Name, string Value)>();
        for (var i = series.Count - 1; i >= 0; i--)
        {
            var css = Colours[Math.Min(i, Colours.Length - 1)];
            chart.Draw(css, series[i].Times, series[i].Values, isArea: i == 0);
            keys.Insert(0, (css, ReportVerdict.Plain(series[i].Name), value(series[i])));
        }

        foreach (var (css, name, text) in keys)
        {
            chart.Key(css, name, text);
        }

        return chart.Key("c5", "cash", ReportText.Percent(0));
    }
}
