using AlphaPulse.Training;

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
        html.Markup(Icon).Write($"<title>{data.Word} · {data.Series} · AlphaPulse</title><style>");
        html.Markup(ReportStyle.Css).Markup("</style></head><body><main>\n");
        Top(html, data);
        Facts(html, data);
        EvidenceSections.Holdout(html, data);
        EvidenceSections.Gate(html, data);
        GuardsSection.Write(html, data);
        CombinatorialPathsSection.Write(html, data);
        ReplaySections.Write(html, data);
        ModelSections.Write(html, data);
        TrialsSection.Write(html, data);
        DriftSectionWriter.Write(html, data);
        DataSections.Write(html, data);
        DataSections.Run(html, data);
        html.Write($"<footer>AlphaPulse {data.Version}. Times are UTC. Past results, simulated or real, promise nothing.</footer></main></body></html>\n");
        // A sign of per cent never begins a line.
        return html.ToString().Replace(" %", "\u00A0%", StringComparison.Ordinal);
    }

    private static void Top(HtmlBuilder html, RunReportData data)
    {
        html.Write($"<header><p class=\"top\">AlphaPulse run · <b>{data.Series}</b> · <span>{ReportText.Time(data.First)}</span> to <span>{ReportText.Time(data.Last)} UTC</span> · provenance: {string.Join(", ", data.Provenance.Select(p => p.Name))} · {ReportText.Count(data.Coverage.Stored)} bars, {ReportText.Count(data.Coverage.Missing)} missing · {data.Chosen.Learner} on {data.Chosen.Label}</p>");
        if (data.IsSimulated)
        {
            html.Markup("<div class=\"banner\" role=\"note\"><p><b>Simulated data.</b> A seeded generator made these bars. Nothing here says anything about a real market.</p></div>");
        }

        html.Write($"<section class=\"verdict {(data.Decision.Promoted ? "promoted" : "refused")}\"><span class=\"tag\">{data.Word}</span>");
        html.Write($"<h1>{ReportVerdict.Headline(data)}</h1><p class=\"answer\">{ReportVerdict.Answer(data)}</p>");
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
            var hold = ReportVerdict.Named(data, Baselines.AlwaysLong);
            var interval = data.Holdout?.Accounts[0].Interval;
            Fact(html, "Holdout, net of costs", ReportText.Change(own.NetReturn), own.NetReturn, Interval(interval, ReportText.Change), hold is null ? null : $"buy and hold {ReportText.Change(hold.NetReturn)}");
            Fact(html, "Deepest drawdown", ReportText.Percent(own.MaxDrawdown), null, $"in {ReportText.Counted(own.Trades, "trade", "trades")}", hold is null ? null : $"buy and hold {ReportText.Percent(hold.MaxDrawdown)}");
        }

        if (data.Deflation is { } deflation)
        {
            var trials = ReportText.Counted(deflation.Trials, "trial", "trials");
            Fact(html, "p-value (one-sided)", ReportText.PValue(deflation.DeflatedPValue), null, deflation.IsPaidFor ? $"after {trials}" : $"{trials}, nothing paid for");
        }

        var shadow = data.Serves ? string.Empty : ", shadow";
        if (data.Replay.Held is [var held, var baseline, ..])
        {
            Fact(html, $"Replay{shadow}, net", ReportText.Change(held.NetReturn), held.NetReturn, Interval(held.Interval, ReportText.Change), $"buy and hold {ReportText.Change(baseline.NetReturn)}");
        }

        if (data.Replay.HitRate is { } hits)
        {
            Fact(html, $"Replay{shadow}, hits", ReportText.Percent(hits.Value), null, Interval(hits, ReportText.Percent), ReportVerdict.BetterConstant(data.Replay));
        }

        if (data.Replay.MeanNetBasisPoints is { } mean)
        {
            Fact(html, "Each signal by itself", ReportText.Points(mean.Value) + " bp", mean.Value, Interval(mean, ReportText.Points), "own round trip paid");
        }

        html.Markup("</section><p class=\"soft\">Ranges are 90 % intervals.</p>\n");
    }

    private static string? Interval(ReportInterval? interval, Func<double, string> format) =>
        interval is null ? null : $"{format(interval.Low).Replace(" %", string.Empty, StringComparison.Ordinal)} to {format(interval.High)}";

    private static void Fact(HtmlBuilder html, string name, string value, double? sign, params string?[] details)
    {
        var css = sign switch { > 0 => "up", < 0 => "down", _ => "even" };
        html.Write($"<div class=\"fact\"><span>{name}</span><b class=\"{css}\">{value}</b>");
        foreach (var detail in details.OfType<string>())
        {
            html.Write($"<span>{detail}</span>");
        }

        html.Markup("</div>");
    }
}
