using System.Globalization;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>What the gate saw: equity and drawdown on the holdout, the comparison, the reasons, the trials.</summary>
internal static class EvidenceSections
{
    public static void Holdout(HtmlBuilder html, RunReportData data)
    {
        var decision = data.Decision;
        html.Write($"<h2 id=\"holdout\">Holdout: the model against doing something simple</h2>");
        if (data.Holdout is not { } holdout)
        {
            html.Markup("<div class=\"card\"><p>The holdout stayed shut, so there is no equity to draw. Drawing it would use up bars that only a gate may open.</p></div>");
            return;
        }

        html.Write($"<p class=\"soft\">{ReportText.Time(decision.HoldoutFrom)} to {ReportText.Time(decision.HoldoutTo)} UTC. Training never saw these bars; the gate has opened them {ReportText.Times(decision.HoldoutOpenings)}. Every line holds one position at a time and pays {Cost(decision)} basis points a side, as the gate counts it.</p><div class=\"stack\">");
        var accounts = holdout.Accounts;
        var growth = ChartAxis.Growth(accounts.SelectMany(s => s.Equity.Values).Append(0), out var isLogarithmic);
        var title = "Equity net of costs, change since the start of the holdout" + (isLogarithmic ? " (logarithmic: equal heights are equal factors)" : string.Empty);
        var ruined = accounts.Where(a => a.IsRuined).Select(a => ReportVerdict.Plain(a.Name)).ToList();
        AccountChart.Equity(title, accounts, growth, 320).WriteTo(html, ruined.Count == 0 ? null : $"Ruined: {string.Join(", ", ruined)}. A short position can lose more than there is; the account is then closed and stays flat.");
        AccountChart.Drawdown(accounts, 180).WriteTo(html);
        html.Markup("</div>\n");
    }

    public static void Gate(HtmlBuilder html, RunReportData data)
    {
        var decision = data.Decision;
        html.Write($"<h2 id=\"gate\">Gate: {(decision.Promoted ? "promoted" : "refused")}, and why</h2><div class=\"stack\"><div class=\"card\"><ul>");
        foreach (var reason in decision.Reasons)
        {
            html.Write($"<li>{ReportVerdict.Reason(reason)}</li>");
        }

        html.Markup("</ul>");
        if (data.Deflation is { } deflation)
        {
            var trials = ReportText.Counted(deflation.Trials, "trial", "trials");
            var paid = deflation.IsPaidFor ? $"; {ReportText.PValue(deflation.DeflatedPValue)} after paying for {trials} on this holdout" : $"; {trials} on this holdout, nothing paid for";
            html.Write($"<p>One-sided {ReportText.PValue(deflation.RawPValue)} as measured{paid}. This holdout has been opened {ReportText.Times(deflation.Openings)}, by any model.</p>");
            if (deflation.Override is { } text)
            {
                html.Write($"<p><b>Override:</b> {text}</p>");
            }
        }
        else
        {
            html.Write($"<p class=\"soft\">The holdout stayed shut for this model, so nothing was measured and there is no p-value.</p>");
        }

        html.Markup("</div>");
        PolicySection.Write(html, data);
        if (decision.Strategies.Count > 0)
        {
            ReportTable.Write(
                html,
                "Strategies on the holdout",
                ["strategy", "#net", "#90 % interval", "#gross", "#trades", "#Sharpe a bar", "#max drawdown", "#net a bar, bp"],
                decision.Strategies.Select(s => (IReadOnlyList<string>)
                [
                    ReportVerdict.Plain(s.Name), ReportText.Change(s.NetReturn), Interval(data, s.Name), ReportText.Change(s.GrossReturn), ReportText.Count(s.Trades),
                    ReportText.Statistic(s.Sharpe, "0.0000"), ReportText.Percent(s.MaxDrawdown), ReportText.Points(s.MeanNetReturn * 10_000),
                ]),
                highlighted: 0);
            html.Markup("<p class=\"soft\">The intervals of the net return come from the stationary bootstrap of the logarithmic return of each bar. The gate judges the advantage, not these.</p>");
        }

        html.Markup("</div>\n");
    }

    private static string Interval(RunReportData data, string name) =>
        data.Holdout?.Accounts.FirstOrDefault(a => a.Name == name)?.Interval is { } interval ? ReportText.Range(interval, ReportText.Change) : "–";

    private static string Cost(GateDecision decision) => decision.CostBasisPointsPerSide.ToString("0.##", CultureInfo.InvariantCulture);
}
