using System.Globalization;

namespace AlphaPulse.Hosting;

/// <summary>Calibration, feature importance and the learning curve.</summary>
internal static class ModelSections
{
    private const int ShownFeatures = 15;

    public static void Write(HtmlBuilder html, RunReportData data)
    {
        html.Markup("<h2 id=\"model\">Model: does it know what it says, and from what</h2><div class=\"two\"><div class=\"stack\">");
        Calibration(html, data);
        html.Markup("</div><div class=\"stack\">");
        Importance(html, data);
        LearningCurve(html, data);
        html.Markup("</div></div>\n");
    }

    private static void Calibration(HtmlBuilder html, RunReportData data)
    {
        if (data.Calibration is not { Bins.Count: > 0 } calibration)
        {
            Absent(html, "Calibration on the holdout", data.Decision.Strategies.Count == 0 ? "The holdout stayed shut, so predictions were not compared with what came." : "No sample of the holdout has both a score and an outcome.");
            return;
        }

        var bins = calibration.Bins;
        Func<double, double, string> format = calibration.IsProbability ? ReportText.PercentTick : ReportText.Number;
        var x = ChartAxis.Numbers(bins.Select(b => b.Predicted), format, marks: 8, padding: 0.08);
        var y = ChartAxis.Numbers(bins.SelectMany(b => new[] { b.Realised.Low, b.Realised.High, b.Predicted }), format);
        var chart = new SvgChart("Calibration on the holdout: by score, in up to ten groups", x, y)
        {
            PixelHeight = 280,
            XTitle = calibration.IsProbability ? "predicted probability of a rise" : "mean predicted return, basis points",
        };
        chart.Line("as predicted", "c5", [x.Minimum, x.Maximum], [Math.Clamp(x.Minimum, y.Minimum, y.Maximum), Math.Clamp(x.Maximum, y.Minimum, y.Maximum)]);
        if (!calibration.IsProbability)
        {
            chart.Rule(0, "zero");
        }

        foreach (var bin in bins)
        {
            chart.Point(bin.Predicted, bin.Realised.Value, "c1", bin.Realised.Low, bin.Realised.High);
        }

        if (bins.Count == 1)
        {
            chart.Key("zero", "one score only: the model says the same at every bar");
        }

        chart.Key("c1", calibration.IsProbability ? "share that rose, 90 % interval" : "mean realised log return, bp, 90 % interval");
        chart.WriteTo(html, ReportText.Of($"A model that knows what it says has its points on the line; a level row of points says that the score tells nothing. Labels reach over {calibration.HorizonBars} bars and overlap, so the intervals count one sample in {calibration.HorizonBars}."));
        var number = 1;
        ReportTable.Write(html, "Calibration", ["group", "#predicted", "#realised", "#90 % interval", "#samples"], bins.Select(b => (IReadOnlyList<string>)
        [
            (number++).ToString(CultureInfo.InvariantCulture), Value(b.Predicted), Value(b.Realised.Value), $"{Value(b.Realised.Low)} to {Value(b.Realised.High)}", ReportText.Count(b.Count),
        ]));

        string Value(double v) => calibration.IsProbability ? ReportText.Percent(v) : ReportText.Points(v);
    }

    private static void Importance(HtmlBuilder html, RunReportData data)
    {
        if (data.Importance is not { Bars.Count: > 0 } importance)
        {
            Absent(html, "Feature importance", data.Importance is null
                ? "This run did not measure what the model relies on."
                : data.LearningCurve is { BestRound: 0 }
                    ? "The model uses no feature: no tree lowered the loss on the stopping part, so none was kept, and it predicts the same at every bar."
                    : "The model uses no feature: it predicts the same at every bar.");
            return;
        }

        var shown = importance.Bars.OrderByDescending(b => b.Share).ThenBy(b => b.Name, StringComparer.Ordinal).Take(ShownFeatures).ToList();
        var most = Math.Max(shown[0].Share, 1e-12);
        html.Markup("<figure class=\"chart\"><figcaption>Feature importance</figcaption><div class=\"bars\">");
        foreach (var bar in shown)
        {
            html.Write($"<span>{bar.Name}</span><i style=\"width:{Math.Round(Math.Max(0, bar.Share) / most * 100, 1)}%\"></i><span class=\"n\">{ReportText.Percent(bar.Share)}</span>");
        }

        html.Markup("</div>");
        html.Write($"<p class=\"note\">{importance.Method} What a model relies on is not what causes returns.{(importance.Bars.Count > shown.Count ? ReportText.Of($" The first {shown.Count} of {importance.Bars.Count} are shown.") : string.Empty)}</p></figure>");
    }

    private static void LearningCurve(HtmlBuilder html, RunReportData data)
    {
        if (data.LearningCurve is not { Points.Count: > 0 } curve)
        {
            Absent(html, "Learning curve", data.Chosen.Learner is "ridge" or "logistic" ? $"The chosen model is linear ({data.Chosen.Learner}): it is fitted in one go and has no learning curve." : $"The learner {data.Chosen.Learner} left no loss by round.");
            return;
        }

        // The parts differ in how hard they are; what counts is how each loss moves from where it began.
        var rounds = curve.Points.Select(p => (double)p.Round).ToArray();
        var fitted = Changes(curve.Points.Select(p => p.TrainingLoss));
        var stopping = Changes(curve.Points.Select(p => p.ValidationLoss ?? double.NaN));
        var shown = curve.Points.FirstOrDefault(p => p.Round == curve.BestRound) ?? curve.Points[^1];
        var chart = new SvgChart($"Learning curve: change of the {curve.Metric} since the first round", ChartAxis.Numbers(rounds, ReportText.Number, marks: 6), ChartAxis.Numbers(fitted.Concat(stopping), ReportText.PercentTick)) { PixelHeight = 200, XTitle = "trees (rounds of boosting)" }
            .Line("fitted part", "c5", rounds, fitted, "loss " + Loss(shown.TrainingLoss))
            .Line("stopping part", "c1", rounds, stopping, shown.ValidationLoss is { } loss ? "loss " + Loss(loss) : null);
        if (curve.BestRound is { } best)
        {
            chart.Mark(best, "c2").Key("c2", "best round", ReportText.Count(best));
        }

        const string Where = "Both parts lie inside training: trees grow on its earlier bars, the fitted part, and its last bars, the stopping part, say when to stop. The validation part is not in this chart. ";
        chart.WriteTo(html, Where + (curve.BestRound == 0
            ? "The loss on the stopping part was lowest before the first tree: the features taught nothing that held there, so the served model has no tree."
            : "The served model was fitted again on training and validation together with as many rounds as the best one, and has no curve of its own. Where the loss on the stopping part rises while the other falls, trees learn by heart."));
    }

    private static double[] Changes(IEnumerable<double> losses)
    {
        var values = losses.ToArray();
        return [.. values.Select(v => v / values[0] - 1)];
    }

    /// <summary>Four digits that count.</summary>
    private static string Loss(double value) => value.ToString("0.####" + (Math.Abs(value) < 0.01 ? "###" : string.Empty), CultureInfo.InvariantCulture);

    private static void Absent(HtmlBuilder html, string title, string reason) =>
        html.Write($"<div class=\"card\"><b>{title}</b><p class=\"soft\">{reason}</p></div>");
}
