using AlphaPulse.Backtesting;
using AlphaPulse.Features;
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

    public static HoldoutSection? Build(PipelineState state, TradingCosts costs, ModelArtifact? champion) => state.Decision.Strategies.Count == 0
        ? null
        : Build(state.Decision, state.Training.Artifact, champion, state.Features, state.Training.Split.HoldoutBars, state.Ingest.Calendar, costs);

    public static HoldoutSection Build(
        GateDecision decision, ModelArtifact artifact, ModelArtifact? champion, FeatureMatrix features, Range range, ITradingCalendar calendar, TradingCosts costs)
    {
        var bars = features.Bars.Take(range).ToList();
        var runner = new BacktestRunner(costs, calendar);
        var paths = new List<(string Name, PositionPath Path)>
        {
            (Candidate, DecisionPath.Of(artifact.Model, artifact.Rule, features, range)),
        };
        if (champion is not null && ChampionOf(decision) is { } version)
        {
            paths.Add((ChampionPrefix + version, DecisionPath.Of(champion.Model, champion.Rule, features, range)));
        }

        paths.AddRange(Baselines.All(features.Bars, range));
        return new HoldoutSection(paths.ConvertAll(p => HeldAccountBuilder.Build(p.Name, runner.Run(bars, p.Path), artifact.Manifest.Seed)));
    }
}
