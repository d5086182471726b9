using System.Globalization;
using AlphaPulse.Cli.Output;
using AlphaPulse.Hosting;
using AlphaPulse.Training;

namespace AlphaPulse.Cli.Train;

/// <summary>What <c>train</c> prints, as a document or as tables.</summary>
internal static class TrainPrinter
{
    public static void Print(TrainedCandidate candidate, ImportanceReport? importance, bool asJson)
    {
        var (result, version, run) = candidate;
        if (asJson)
        {
            Printer.Json(
                new TrainResult(version.Id, version.Path, result.Chosen, result.Artifact.Manifest.Samples, result.Calibration, result.Guards, result.Trials, run.Id, candidate.UnwatchedReason, importance,
                    result.Combinatorial, result.PredictedNanoseconds, result.MeasuredNanoseconds, result.LeftOut),
                CliJsonContext.Default.TrainResult);
            return;
        }

        Printer.Table(
            ["guard", "verdict", "what it saw"],
            result.Guards.Select(g => (IReadOnlyList<object>)[g.Name, g.Verdict.ToString(), g.Words]));
        if (result.Combinatorial is { } paths)
        {
            Printer.Table(
                ["path", "net", "Sharpe a bar", "max drawdown", "trades", "rank correlation", "above 0", "deflated"],
                paths.Paths.Select(p => (IReadOnlyList<object>)
                [
                    p.Result.Name, p.Result.NetReturn, p.Result.Sharpe is { } ratio ? ratio : "no trade", p.Result.MaxDrawdown, p.Result.Trades,
                    p.RankCorrelation ?? double.NaN, p.ProbabilisticSharpe ?? double.NaN, p.DeflatedSharpe ?? double.NaN,
                ]));
            Printer.Table(
                ["paths", "median net", "worst in twenty", "share that lose", "median Sharpe a bar", "above 0", "deflated", "overfitting"],
                [[paths.Paths.Count, paths.MedianNetReturn, paths.WorstNetReturn, paths.LosingShare, paths.MedianSharpe ?? double.NaN, paths.ProbabilisticSharpe ?? double.NaN, paths.DeflatedSharpe ?? double.NaN, paths.OverfittingProbability ?? double.NaN]]);
        }

        if (importance is not null)
        {
            Print(importance);
        }

        foreach (var leftOut in result.LeftOut)
        {
            Console.Out.WriteLine($"note: {leftOut.Reason}");
        }

        if (candidate.UnwatchedReason is { } reason)
        {
            Console.Out.WriteLine($"note: drift will not be watched: {reason}");
        }

        Printer.Table(
            ["version", "learner", "label", "trials", "net Sharpe a bar", "ns a row, foretold", "ns a row, measured"],
            [[version.Id, result.Chosen.Learner, result.Chosen.Label, result.Trials.Count, result.Chosen.NetSharpe is { } sharpe ? sharpe : "no trade", Whole(result.PredictedNanoseconds), Whole(result.MeasuredNanoseconds)]]);
    }

    private static void Print(ImportanceReport importance)
    {
        Printer.Table(
            ["feature", "mda", "standard error", "sfi", "standard error"],
            importance.Features.Select(f => (IReadOnlyList<object>)[f.Name, f.Decrease.Mean, Error(f.Decrease), f.Alone.Mean, Error(f.Alone)]));
        Shares("cluster", "mda", importance.Clusters);
        Shares("feature", "mdi", importance.Impurity);
        Shares("cluster", "mdi", importance.ImpurityClusters);
        if (importance.Trees.Count > 0)
        {
            Printer.Table(
                ["feature", "gain", "splits", "cover"],
                importance.Trees.Select(t => (IReadOnlyList<object>)[t.Name, t.Gain, t.Splits, t.Cover]));
        }
    }

    private static void Shares(string what, string measure, IReadOnlyList<FeatureImportanceResult> results)
    {
        if (results.Count > 0)
        {
            Printer.Table([what, measure, "standard error"], results.Select(r => (IReadOnlyList<object>)[string.Join(' ', r.Columns), r.Mean, Error(r)]));
        }
    }

    private static double Error(FeatureImportanceResult result) => result.StandardError ?? double.NaN;

    private static string Whole(double? value) => value?.ToString("0", CultureInfo.InvariantCulture) ?? "unknown";
}
