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
        var place = data.Chosen.Folds > 1 ? $"{data.Chosen.Folds} purged folds" : "the validation part";
        html.Write($"<h3>Trials on {place}: the best {ranked.Count} of {data.Trials.Count}</h3>");
        ReportTable.Write(
            html,
            "Trials",
            ["#no.", "learner", "label", "#net Sharpe a bar", "#90 % interval", "#net", "#trades", "*options that differ"],
            ranked.Select(t => (IReadOnlyList<string>)
            [
                t.Number.ToString(CultureInfo.InvariantCulture), t.Learner, t.Label, ReportText.Statistic(t.NetSharpe, "0.0000;-0.0000;0.0000"), Interval(t), t.Failure is null ? ReportText.Change(t.NetReturn) : "no model", t.Failure is null ? ReportText.Count(t.Trades) : "–", Options(t, data.Trials),
            ]),
            ranked.FindIndex(t => t.Number == data.Chosen.Number));
        Families(html, data);
        html.Write($"<p class=\"soft\">The shaded one was chosen and went to the gate. All options of it are under Run.</p>");
    }

    /// <summary>Linear models are hard to beat on prices; whether trees did is said with the noise of both.</summary>
    private static void Families(HtmlBuilder html, RunReportData data)
    {
        var complete = data.Trials.Where(t => t is { IsComplete: true, NetSharpe: not null }).ToList();
        var linear = complete.Where(t => IsLinear(t.Learner)).MaxBy(t => t.NetSharpe);
        var other = complete.Where(t => !IsLinear(t.Learner)).MaxBy(t => t.NetSharpe);
        if (linear is null || other is null)
        {
            return;
        }

        var difference = other.NetSharpe!.Value - linear.NetSharpe!.Value;
        var noise = NormalDistribution.Quantile(0.95) * Math.Sqrt(Square(other.NetSharpeError) + Square(linear.NetSharpeError));
        var verdict = difference > noise ? "beats it beyond the noise of both"
            : difference < -noise ? "falls behind it beyond the noise of both"
            : "differs from it by no more than the noise of both";
        html.Write($"<p>The best linear trial has a net Sharpe ratio of {ReportText.Statistic(linear.NetSharpe, "0.0000;-0.0000;0.0000")} a bar ({Interval(linear)}); the best of the others, {other.Learner}, {ReportText.Statistic(other.NetSharpe, "0.0000;-0.0000;0.0000")} ({Interval(other)}): it {verdict}.</p>");
    }

    private static bool IsLinear(string learner) => learner is "ridge" or "lasso" or "elastic_net" or "logistic";

    private static double Square(double? error) => (error ?? 0) * (error ?? 0);

    private static string Interval(Trial trial)
    {
        if (trial is not { NetSharpe: { } sharpe, NetSharpeError: { } error })
        {
            return "–";
        }

        var half = NormalDistribution.Quantile(0.95) * error;
        return $"{ReportText.Statistic(sharpe - half, "0.0000;-0.0000;0.0000")} to {ReportText.Statistic(sharpe + half, "0.0000;-0.0000;0.0000")}";
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
