using System.Globalization;

namespace AlphaPulse.Hosting;

/// <summary>Writes a model card as one HTML page in the style of the report.</summary>
internal static class ModelCardPage
{
    private const string NotStated = "not stated";

    public static string Write(ModelCard card)
    {
        var html = new HtmlBuilder();
        html.Markup("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><link rel=\"icon\" href=\"data:,\">");
        html.Write($"<title>Model card · {card.Version} · AlphaPulse</title><style>").Markup(ReportStyle.Css).Markup("</style></head><body><main>\n");
        Top(html, card);
        html.Markup("<h2 id=\"use\">Use</h2>");
        ReportTable.WritePairs(html, "Use",
        [
            ("intended use", card.IntendedUse ?? NotStated),
            ("licence", card.Licence ?? NotStated),
            ("owner", card.Owner ?? NotStated),
            ("series", card.Series),
            ("predicts", card.Label),
            ("rule", ReportText.Of($"long above {card.LongAbove:G6}, short below {card.ShortBelow:G6}, for {card.HorizonBars} bars")),
        ]);
        List(html, "limits", "Limits", card.Limits, "None are known.");
        List(html, "off", "What was off", card.WhatWasOff, "Nothing: every guard was on.");
        Metrics(html, card);
        Calibration(html, card);
        List(html, "gate", card.Promoted ? "Gate: promoted, and why" : card.IsJudged ? "Gate: refused, and why" : "Gate", [.. card.Reasons.Select(ReportVerdict.Reason)], card.IsJudged ? "No reason is on record." : "The gate has not been asked yet.");
        Making(html, card);
        html.Write($"<footer>{card.Software}. Times are UTC. Past results, simulated or real, promise nothing.</footer></main></body></html>\n");
        return html.ToString().Replace(" %", "\u00A0%", StringComparison.Ordinal);
    }

    private static void Top(HtmlBuilder html, ModelCard card)
    {
        html.Write($"<header><p class=\"top\">AlphaPulse model card · <b>{card.Version}</b> · {card.Kind} · {card.Task} · registered {ReportText.Time(card.RegisteredAt)} UTC</p>");
        html.Write($"<section class=\"verdict {(card.Promoted ? "promoted" : "refused")}\"><span class=\"tag\">{(card.Promoted ? "Promoted" : card.IsJudged ? "Refused" : "Not judged")}</span><h1>{card.Label} of {card.Series}</h1>");
        html.Write($"<p>Trained on {ReportText.Counted(card.Samples, "sample", "samples")} from {ReportText.Time(card.TrainedFrom)} to {ReportText.Time(card.TrainedTo)} UTC ({string.Join(", ", card.Provenance)}); the best of {ReportText.Counted(card.Trials, "trial", "trials")}.</p></section></header>\n");
    }

    private static void List(HtmlBuilder html, string id, string title, IReadOnlyList<string> items, string none)
    {
        html.Write($"<h2 id=\"{id}\">{title}</h2><div class=\"card\">");
        if (items.Count == 0)
        {
            html.Write($"<p class=\"soft\">{none}</p>");
        }
        else
        {
            html.Markup("<ul>");
            foreach (var item in items)
            {
                html.Write($"<li>{item}</li>");
            }

            html.Markup("</ul>");
        }

        html.Markup("</div>\n");
    }

    private static void Metrics(HtmlBuilder html, ModelCard card)
    {
        html.Markup("<h2 id=\"metrics\">Measured</h2>");
        ReportTable.Write(html, "Metrics", ["bars", "measure", "#value", "#90 % interval"], card.Metrics.Select(m => (IReadOnlyList<string>)
            [m.Part, m.Name, Number(m.Value), m is { Low: { } low, High: { } high } ? $"{Number(low)} to {Number(high)}" : "–"]));
        html.Markup("<p class=\"soft\">Net of costs. Returns, drawdowns and shares are fractions, bp are basis points. The validation part chose the model, so its numbers flatter; the holdout was opened for this model once it was chosen, and the replay came after it.</p>\n");
    }

    private static void Calibration(HtmlBuilder html, ModelCard card)
    {
        html.Markup("<h2 id=\"calibration\">Calibration on the holdout</h2>");
        if (card.Calibration.Count == 0)
        {
            html.Markup("<div class=\"card\"><p class=\"soft\">Predictions were not compared with what came.</p></div>\n");
            return;
        }

        ReportTable.Write(html, "Calibration", ["#predicted", "#realised", "#90 % interval", "#samples"], card.Calibration.Select(c => (IReadOnlyList<string>)
            [Number(c.Predicted), Number(c.Realised), $"{Number(c.Low)} to {Number(c.High)}", ReportText.Count(c.Samples)]));
        html.Markup("<p class=\"soft\">Groups of near scores. Probabilities are fractions, returns are basis points.</p>\n");
    }

    private static void Making(HtmlBuilder html, ModelCard card)
    {
        html.Markup("<h2 id=\"making\">Made from</h2><div class=\"two\"><div class=\"stack\">");
        ReportTable.WritePairs(html, "Fingerprints",
        [
            ("SHA-256 of the model", card.Fingerprints.Model),
            ("SHA-256 of bars and feature rows", card.Fingerprints.Data),
            ("SHA-256 of the features", card.Fingerprints.Features),
            ("SHA-256 of the label", card.Fingerprints.Label),
            ("SHA-256 of the options", card.Fingerprints.Options),
            ("SHA-256 of the code", card.Fingerprints.Code),
            ("SHA-256 of the environment", card.Fingerprints.Environment),
            ("seed", card.Seed.ToString(CultureInfo.InvariantCulture)),
            ("trials", ReportText.Count(card.Trials)),
        ]);
        html.Markup("</div><div class=\"stack\">");
        ReportTable.WritePairs(html, "Options", card.Options.Select(o => (o.Key, o.Value)));
        html.Markup("</div></div>\n");
        html.Write($"<h3>Features of {card.FeatureSet}: {card.Features.Count}</h3><div class=\"card\"><p class=\"soft\">{string.Join(", ", card.Features)}</p></div>\n");
    }

    private static string Number(double value) => ReportText.Statistic(value, Math.Abs(value) >= 100 ? "#,0.##" : "0.######");
}
