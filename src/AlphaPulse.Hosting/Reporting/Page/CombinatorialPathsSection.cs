namespace AlphaPulse.Hosting;

/// <summary>The paths before the holdout: the equity of all of them in one chart, their distribution, and each in a row.</summary>
internal static class CombinatorialPathsSection
{
    private const int Shown = 20;

    public static void Write(HtmlBuilder html, RunReportData data)
    {
        if (data.Combinatorial is not { } section)
        {
            return;
        }

        var report = section.Report;
        html.Write($"<h3 id=\"paths\">Paths before the holdout: {ReportText.Counted(report.Paths.Count, "backtest", "backtests")} instead of one</h3>");
        html.Write($"<p class=\"soft\">The time before the holdout in {report.Groups} groups; the chosen candidate was fitted {ReportText.Times(report.Splits)} on what {report.TestGroups} of them left, purged and embargoed. At no bar of a path decides a model that was fitted on its group. It was chosen on the same bars, so the paths flatter it; how far they lie apart says how much hangs on what it learned from.</p><div class=\"stack\">");
        Chart(html, section);
        ReportTable.WritePairs(html, "Distribution over the paths",
        [
            ("net return, median and worst in twenty", $"{ReportText.Change(report.MedianNetReturn)} and {ReportText.Change(report.WorstNetReturn)}"),
            ("paths that lose", ReportText.Percent(report.LosingShare)),
            ("Sharpe a bar, median and worst in twenty", $"{Ratio(report.MedianSharpe)} and {Ratio(report.WorstSharpe)}"),
            ("max drawdown, median and worst in twenty", $"{ReportText.Percent(report.MedianDrawdown)} and {ReportText.Percent(report.WorstDrawdown)}"),
            ("ratio above 0, median probability", Share(report.ProbabilisticSharpe)),
            (ReportText.Of($"the same, deflated for {report.Trials} trials"), Share(report.DeflatedSharpe)),
            ("probability of backtest overfitting", Share(report.OverfittingProbability)),
        ]);
        ReportTable.Write(
            html,
            "Paths",
            ["path", "#net", "#gross", "#trades", "#Sharpe a bar", "#max drawdown", "#rank correlation", "#above 0", "#deflated"],
            report.Paths.Take(Shown).Select(p => (IReadOnlyList<string>)
            [
                p.Result.Name, ReportText.Change(p.Result.NetReturn), ReportText.Change(p.Result.GrossReturn), ReportText.Count(p.Result.Trades), Ratio(p.Result.Sharpe),
                ReportText.Percent(p.Result.MaxDrawdown), ReportText.Statistic(p.RankCorrelation, "0.000;-0.000;0.000"), Share(p.ProbabilisticSharpe), Share(p.DeflatedSharpe),
            ]));
        html.Write($"<p class=\"soft\">{(report.Paths.Count > Shown ? ReportText.Of($"The first {Shown} of {report.Paths.Count} paths. ") : string.Empty)}{(report.Paths.Count < report.PlannedPaths ? ReportText.Of($"The time budget ended before {report.PlannedPaths - report.Paths.Count} of {report.PlannedPaths} paths. ") : string.Empty)}Paths share bars and most of their training; they are no independent draws.</p></div>\n");
    }

    private static void Chart(HtmlBuilder html, CombinatorialSection section)
    {
        var growth = ChartAxis.Growth(section.Equity.SelectMany(s => s.Values).Append(0), out var isLogarithmic);
        var chart = new SvgChart(
            "Equity of every path, net of costs" + (isLogarithmic ? " (logarithmic)" : string.Empty),
            ChartAxis.Times(section.Equity[0].Times[0], section.Equity[0].Times[^1]),
            growth)
        {
            PixelHeight = 260,
        };
        chart.Rule(0, "zero");
        foreach (var path in section.Equity)
        {
            chart.Draw("c5", path.Times, path.Values);
        }

        // The lower middle: of an even number of paths none lies in the middle.
        var paths = section.Report.Paths;
        var middle = Enumerable.Range(0, paths.Count).OrderBy(i => paths[i].Result.NetReturn).ElementAt((paths.Count - 1) / 2);
        chart.Draw("c1", section.Equity[middle].Times, section.Equity[middle].Values);
        chart.Key("c1", paths[middle].Result.Name + ", in the middle", ReportText.Change(paths[middle].Result.NetReturn));
        if (paths.Count > 1)
        {
            chart.Key("c5", "the others", $"{ReportText.Change(paths.Min(p => p.Result.NetReturn))} to {ReportText.Change(paths.Max(p => p.Result.NetReturn))}");
        }

        chart.WriteTo(html);
    }

    private static string Ratio(double? value) => ReportText.Statistic(value, "0.0000;-0.0000;0.0000");

    private static string Share(double? value) => value is { } share ? ReportText.Percent(share) : "–";
}
