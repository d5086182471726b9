namespace AlphaPulse.Hosting;

/// <summary>Writes the report as one HTML page that needs nothing else: no script, no request, light and dark.</summary>
internal static class HtmlReportWriter
{
    // An empty picture: without it a browser asks the host of the page for an icon.
    private const string Icon = "<link rel=\"icon\" href=\"data:,\">";

    public static string Write(RunReportData data)
    {
        var html = new HtmlBuilder();
        html.Markup("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        html.Markup(Icon).Write($"<title>{(data.Decision.Promoted ? "Promoted" : "Refused")} · {data.Series} · AlphaPulse</title><style>");
        html.Markup(ReportStyle.Css).Markup("</style></head><body><main>\n");
        Top(html, data);
        Facts(html, data);
        EvidenceSections.Holdout(html, data);
        ReplaySections.Write(html, data);
        ModelSections.Write(html, data);
        EvidenceSections.Gate(html, data);
        DriftSectionWriter.Write(html, data);
        DataSections.Write(html, data);
        DataSections.Run(html, data);
        html.Write($"<footer>AlphaPulse {data.Version}. Times are UTC. Past results, simulated or real, promise nothing.</footer></main></body></html>\n");
        // A sign of per cent never begins a line.
        return html.ToString().Replace(" %", "\u00A0%", StringComparison.Ordinal);
    }

    private static void Top(HtmlBuilder html, RunReportData data)
    {
        html.Write($"<header><p class=\"top\">AlphaPulse run · <b>{data.Series}</b> · {ReportText.Time(data.First)} to {ReportText.Time(data.Last)} UTC · provenance: {string.Join(", ", data.Provenance.Select(p => p.Name))} · {ReportText.Count(data.Coverage.Stored)} bars, {ReportText.Count(data.Coverage.Missing)} missing · {data.Chosen.Learner} on {data.Chosen.Label}</p>");
        if (data.IsSimulated)
        {
            html.Markup("<div class=\"banner\" role=\"note\"><p><b>Simulated data.</b> A seeded generator made these bars. Nothing here says anything about a real market.</p></div>");
        }

        html.Write($"<section class=\"verdict {(data.Decision.Promoted ? "promoted" : "refused")}\"><span class=\"tag\">{(data.Decision.Promoted ? "Promoted" : "Refused")}</span>");
        html.Write($"<h1>{ReportVerdict.Headline(data)}</h1>");
        foreach (var sentence in ReportVerdict.Sentences(data))
        {
            html.Write($"<p>{sentence}</p>");
        }

        html.Markup("</section></header>\n");
    }

    private static void Facts(HtmlBuilder html, RunReportData data)
    {
        html.Markup("<section class=\"facts\" aria-label=\"Key figures\">");
        if (ReportVerdict.Own(data) is { } own)
        {
            var hold = ReportVerdict.Named(data, AlphaPulse.Training.Baselines.AlwaysLong);
            Fact(html, ReportText.Change(own.NetReturn), "Holdout, net of costs", $"gross {ReportText.Change(own.GrossReturn)}", own.NetReturn);
            Fact(html, hold is null ? "–" : ReportText.Change(hold.NetReturn), "Buy and hold", $"drawdown {ReportText.Percent(hold?.MaxDrawdown ?? 0)}", hold?.NetReturn);
            Fact(html, ReportText.Percent(own.MaxDrawdown), "Deepest drawdown", $"in {ReportText.Counted(own.Trades, "trade", "trades")}", null);
        }

        if (data.Decision.PValue is { } p)
        {
            Fact(html, ReportText.PValue(data.Deflation?.DeflatedPValue ?? p), "Chance, one-sided", data.Deflation is null ? $"best of {data.Decision.Trials} trials" : $"deflated for {data.Deflation.Trials} trials", null);
        }

        if (data.Replay.HitRate is { } hits)
        {
            Fact(html, ReportText.Percent(hits.Value), "Replay hit rate", $"{ReportText.Percent(hits.Low)} to {ReportText.Percent(hits.High)}", null);
        }

        if (data.Replay.MeanNetBasisPoints is { } mean)
        {
            Fact(html, ReportText.Points(mean.Value) + " bp", "Replay, net a signal", $"{ReportText.Points(mean.Low)} to {ReportText.Points(mean.High)}", mean.Value);
        }

        html.Markup("</section>\n");
    }

    private static void Fact(HtmlBuilder html, string value, string name, string detail, double? sign)
    {
        var css = sign switch { > 0 => "up", < 0 => "down", _ => "even" };
        html.Write($"<div class=\"fact\"><span>{name}</span><b class=\"{css}\">{value}</b><span>{detail}</span></div>");
    }
}
