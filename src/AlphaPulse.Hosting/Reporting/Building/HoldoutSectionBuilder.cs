using AlphaPulse.Backtesting;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>Draws the holdout with the runner, the paths and the costs of the gate. A holdout that stayed shut stays shut here too.</summary>
internal static class HoldoutSectionBuilder
{
    public static HoldoutSection? Build(PipelineState state, TradingCosts costs)
    {
        if (state.Decision.Strategies.Count == 0)
        {
            return null;
        }

        var range = state.Training.Split.HoldoutBars;
        var bars = state.Features.Bars.Take(range).ToList();
        var runner = new BacktestRunner(costs, state.Ingest.Calendar);
        var artifact = state.Training.Artifact;
        var paths = new List<(string Name, PositionPath Path)>
        {
            ("candidate", DecisionPath.Of(artifact.Model, artifact.Rule, state.Features, range)),
        };
        paths.AddRange(Baselines.All(state.Features.Bars, range));
        var equity = paths.ConvertAll(p => Equity(p.Name, runner.Run(bars, p.Path)));
        return new HoldoutSection(equity, equity.ConvertAll(Drawdown));
    }

    private static ReportSeries Equity(string name, BacktestResult result) => new(
        name,
        [ReportTimes.Number(result.Steps[0].From), .. result.Steps.Select(s => ReportTimes.Number(s.To))],
        [0, .. result.Steps.Select(s => (double)(s.Equity - 1))]);

    private static ReportSeries Drawdown(ReportSeries equity)
    {
        var peak = 1.0;
        var falls = new double[equity.Values.Length];
        for (var i = 0; i < falls.Length; i++)
        {
            var value = 1 + equity.Values[i];
            peak = Math.Max(peak, value);
            falls[i] = value / peak - 1;
        }

        return equity with { Values = falls };
    }
}
