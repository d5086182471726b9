using System.Text.Json;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>What a training records of the paths of its combinatorial purged cross-validation: metrics by path, the distribution, and the figures as a document.</summary>
/// <remarks>Docs/experiment-runs.md lists the names. Safe for use from any thread.</remarks>
public static class CombinatorialRecord
{
    /// <summary>The name of the document, among the evidence of the version and the artifacts of the run.</summary>
    public const string FileName = "combinatorial.json";

    /// <summary>The figures as a document; the equity of each path is in the report of a run.</summary>
    /// <param name="report">The paths.</param>
    /// <returns>JSON in UTF-8.</returns>
    public static byte[] ToJson(CombinatorialReport report) =>
        JsonSerializer.SerializeToUtf8Bytes(report ?? throw new ArgumentNullException(nameof(report)), HostingJsonContext.Default.CombinatorialReport);

    /// <summary>The metrics of every path, the step being its number, and of the distribution over them. What was not measured is left out.</summary>
    internal static IEnumerable<ExperimentMetric> Metrics(CombinatorialReport report)
    {
        (string Name, double? Value)[] distribution =
        [
            ("median_net_return", report.MedianNetReturn), ("worst_net_return", report.WorstNetReturn), ("losing_share", report.LosingShare),
            ("median_net_sharpe", report.MedianSharpe), ("median_max_drawdown", report.MedianDrawdown), ("worst_max_drawdown", report.WorstDrawdown),
            ("probabilistic_sharpe", report.ProbabilisticSharpe), ("deflated_sharpe", report.DeflatedSharpe), ("overfitting_probability", report.OverfittingProbability),
        ];
        var byPath = report.Paths.SelectMany((path, i) => new (string Name, double? Value, long Step)[]
        {
            ("net_return", path.Result.NetReturn, i + 1), ("net_sharpe", path.Result.Sharpe, i + 1), ("max_drawdown", path.Result.MaxDrawdown, i + 1),
            ("trades", path.Result.Trades, i + 1), ("rank_correlation", path.RankCorrelation, i + 1),
        });
        return distribution.Select(d => (d.Name, d.Value, Step: 0L)).Concat(byPath)
            .Where(m => m.Value is not null).Select(m => new ExperimentMetric($"paths.{m.Name}", m.Value!.Value, m.Step));
    }
}
