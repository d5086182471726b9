using AlphaPulse.Backtesting;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>Draws the holdout with the runner, the paths and the costs of the gate. A holdout that stayed shut stays shut here too.</summary>
internal static class HoldoutSectionBuilder
{
    /// <summary>The name of the candidate among the strategies of a decision.</summary>
    public const string Candidate = "candidate";

    private const string ChampionPrefix = "champion ";

    /// <summary>The version of the champion that the gate compared; <see langword="null"/> where it compared none.</summary>
    public static string? ChampionOf(GateDecision decision) => decision.Strategies
        .FirstOrDefault(s => s.Name.StartsWith(ChampionPrefix, StringComparison.Ordinal))?.Name[ChampionPrefix.Length..];

    public static HoldoutSection? Build(PipelineState state, TradingCosts costs, ModelArtifact? champion)
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
            (Candidate, DecisionPath.Of(artifact.Model, artifact.Rule, state.Features, range)),
        };
        if (champion is not null && ChampionOf(state.Decision) is { } version)
        {
            paths.Add((ChampionPrefix + version, DecisionPath.Of(champion.Model, champion.Rule, state.Features, range)));
        }

        paths.AddRange(Baselines.All(state.Features.Bars, range));
        return new HoldoutSection(paths.ConvertAll(p => HeldAccountBuilder.Build(p.Name, runner.Run(bars, p.Path), artifact.Manifest.Seed)));
    }
}
