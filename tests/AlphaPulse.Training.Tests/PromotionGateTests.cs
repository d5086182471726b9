using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests;

public class PromotionGateTests
{
    private static readonly IReadOnlyList<Bar> Strong = Scene.Bars(8_000, 8);
    private static readonly FeatureMatrix StrongRows = Scene.Rows(Strong);
    private static readonly TrainingResult StrongResult = Scene.Train(Strong);

    [Fact]
    public async Task A_strong_signal_is_promoted_with_its_evidence()
    {
        var decision = await DecideAsync(Loaded(StrongResult), champion: null);
        Assert.True(decision.Promoted, string.Join("; ", decision.Reasons));
        Assert.Equal(["candidate", Baselines.Cash, Baselines.AlwaysLong, Baselines.AlwaysShort, Baselines.LastDirection], decision.Strategies.Select(s => s.Name));
        Assert.Contains(decision.BestBaseline, decision.Strategies.Skip(1).Select(s => s.Name));
        Assert.All(decision.Strategies.Skip(1), s => Assert.True(s.NetReturn < decision.Strategies[0].NetReturn));
        Assert.InRange(decision.DeflatedPValue!.Value, decision.PValue!.Value, decision.MaximumPValue!.Value);
        Assert.InRange(decision.Beta!.Value, 0, 0.5);
        Assert.True(decision.AdvantageLow < decision.Advantage && decision.Advantage < decision.AdvantageHigh);
        Assert.Equal((10m, 12, 1), (decision.CostBasisPointsPerSide, decision.Trials, decision.HoldoutOpenings));
    }

    [Fact]
    public async Task A_random_walk_is_refused_with_every_reason()
    {
        var bars = Scene.Bars(8_000, 0);
        var decision = await DecideAsync(Loaded(Scene.Train(bars)), champion: null, Scene.Rows(bars));
        Assert.False(decision.Promoted);
        Assert.Contains(decision.Reasons, r => r.Contains("p = ", StringComparison.Ordinal));
        Assert.Equal(
            decision.Strategies[0].NetReturn <= decision.Strategies.Skip(1).Max(s => s.NetReturn),
            decision.Reasons.Any(r => r.Contains("does not beat", StringComparison.Ordinal)));
        Assert.Equal(decision.Strategies[0].NetReturn <= 0, decision.Reasons.Any(r => r.Contains("not above zero", StringComparison.Ordinal)));
        Assert.True(decision.DeflatedPValue > decision.MaximumPValue);
    }

    [Fact]
    public async Task Costs_that_eat_the_signal_refuse_the_model()
    {
        var gate = new PromotionGate(new Vault(), new GateOptions(), new Backtesting.TradingCosts { FeeBasisPoints = 900 });
        var decision = await gate.DecideAsync(Loaded(StrongResult), null, StrongRows, StrongResult.Split.HoldoutBars, AlwaysOpenCalendar.Instance, StrongResult.Guards);
        Assert.False(decision.Promoted);
        Assert.Contains(decision.Reasons, r => r.Contains("not above zero", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_holdout_that_another_candidate_has_seen_stays_shut()
    {
        var vault = new Vault { Refusal = "seen before" };
        var decision = await new PromotionGate(vault, new GateOptions(), Scene.Costs)
            .DecideAsync(Loaded(StrongResult), null, StrongRows, StrongResult.Split.HoldoutBars, AlwaysOpenCalendar.Instance, StrongResult.Guards);
        Assert.False(decision.Promoted);
        Assert.Equal(["seen before"], decision.Reasons);
        Assert.Empty(decision.Strategies);
        Assert.Equal(0, decision.HoldoutOpenings);
    }

    [Fact]
    public void A_refusal_for_another_reason_asks_no_vault()
    {
        var gate = new PromotionGate(new Vault { Refusal = "seen before" }, new GateOptions(), Scene.Costs);
        var decision = gate.Refuse(Loaded(StrongResult), Loaded(StrongResult, "m-champion"), StrongRows, StrongResult.Split.HoldoutBars, StrongResult.Guards, "it was rolled back");
        Assert.False(decision.Promoted);
        Assert.Equal(["it was rolled back"], decision.Reasons);
        Assert.Empty(decision.Strategies);
        Assert.Equal((0, 0L, "m-champion", 12), (decision.HoldoutOpenings, decision.TrialsOnHoldout, decision.Champion, decision.Trials));
        Assert.Equal(Strong[StrongResult.Split.HoldoutBars.Start.Value].OpenTime, decision.HoldoutFrom);
        Assert.Equal(StrongResult.Guards.Select(g => g.Name), decision.Guards.Select(g => g.Name));
    }

    [Fact]
    public async Task Evidence_is_deflated_for_every_trial_on_the_holdout()
    {
        var few = await new PromotionGate(new Vault(), new GateOptions(), Scene.Costs)
            .DecideAsync(Loaded(StrongResult), null, StrongRows, StrongResult.Split.HoldoutBars, AlwaysOpenCalendar.Instance, StrongResult.Guards);
        var many = await new PromotionGate(new Vault { TrialsBefore = 100_000 }, new GateOptions(), Scene.Costs)
            .DecideAsync(Loaded(StrongResult), null, StrongRows, StrongResult.Split.HoldoutBars, AlwaysOpenCalendar.Instance, StrongResult.Guards);
        var undeflated = await new PromotionGate(new Vault { TrialsBefore = 100_000 }, new GateOptions { DeflateForTrials = false }, Scene.Costs)
            .DecideAsync(Loaded(StrongResult), null, StrongRows, StrongResult.Split.HoldoutBars, AlwaysOpenCalendar.Instance, StrongResult.Guards);

        Assert.Equal(1 - Math.Pow(1 - few.PValue!.Value, few.TrialsOnHoldout), few.DeflatedPValue!.Value, 1e-12);
        Assert.Equal(few.PValue, many.PValue);
        Assert.True(few.Promoted && undeflated.Promoted && !many.Promoted);
        Assert.Equal(many.PValue, undeflated.DeflatedPValue);
        Assert.Equal((true, false), (many.IsDeflated, undeflated.IsDeflated));
        Assert.Contains(many.Reasons, r => r.Contains("raise GateOptions.Resamples", StringComparison.Ordinal));
        Assert.Contains(many.Reasons, r => r.Contains(FormattableString.Invariant($"after {many.TrialsOnHoldout} trials"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_override_opens_the_holdout_and_stays_in_the_evidence()
    {
        var vault = new Vault { Refusal = "seen before", TrialsBefore = 5 };
        var decision = await new PromotionGate(vault, new GateOptions(), Scene.Costs).DecideAsync(
            Loaded(StrongResult), null, StrongRows, StrongResult.Split.HoldoutBars, AlwaysOpenCalendar.Instance, StrongResult.Guards, "the feed was repaired");
        Assert.Equal("the feed was repaired", decision.HoldoutOverride);
        Assert.Equal(decision.Trials + 5, decision.TrialsOnHoldout);
        Assert.NotEmpty(decision.Strategies);
    }

    [Fact]
    public async Task What_a_model_carries_of_a_baseline_is_no_advantage()
    {
        // The rule is long at every score there is: buy and hold under the name of a model.
        var artifact = StrongResult.Artifact with { Rule = new SignalRule(-1e9, -2e9, StrongResult.Artifact.Rule.HorizonBars) };
        var decision = await DecideAsync(Loaded(StrongResult) with { Artifact = artifact }, champion: null);
        Assert.False(decision.Promoted);
        Assert.Equal((Baselines.AlwaysLong, 1.0, 0.0), (decision.BestBaseline, decision.Beta, decision.Advantage));
        Assert.Equal(1, decision.PValue);
    }

    [Fact]
    public async Task A_champion_must_be_beaten_too()
    {
        // The same model under another name: an advantage of exactly nothing.
        var decision = await DecideAsync(Loaded(StrongResult), Loaded(StrongResult, "m-champion"));
        Assert.False(decision.Promoted);
        Assert.Equal("champion m-champion", decision.BestBaseline);
        Assert.Equal(0, decision.Advantage);
    }

    [Fact]
    public async Task The_champion_itself_has_nobody_to_be_tested_against()
    {
        var decision = await DecideAsync(Loaded(StrongResult), Loaded(StrongResult));
        var guard = decision.Guards.Single(g => g.Name == GuardNames.ChampionScores);
        Assert.Equal((GuardVerdict.NotApplicable, "there is no other champion to compare with"), (guard.Verdict, guard.Words));

        // A run that comes again after its promotion leaves the record that it left the first time.
        Assert.Equal(guard, (await DecideAsync(Loaded(StrongResult), champion: null)).Guards.Single(g => g.Name == GuardNames.ChampionScores));
    }

    [Fact]
    public async Task A_champion_of_another_series_is_not_replaced()
    {
        var artifact = StrongResult.Artifact;
        var other = artifact.Manifest with { Series = new BarSeriesId(InstrumentId.Parse("nyse:SPY"), Timeframe.OneDay) };
        await AssertNotReplacedAsync(artifact with { Manifest = other }, "serves nyse:SPY@1d");
    }

    [Fact]
    public async Task A_champion_that_has_seen_the_holdout_is_not_replaced()
    {
        var artifact = StrongResult.Artifact;
        await AssertNotReplacedAsync(artifact with { Manifest = artifact.Manifest with { TrainedTo = Strong[^1].AvailableAt } }, "has seen part of this holdout");
    }

    private static async Task AssertNotReplacedAsync(ModelArtifact champion, string reason)
    {
        var version = new ModelVersion("m-champion", "ridge", new string('c', 64), Strong[0].OpenTime, "nowhere");
        var decision = await DecideAsync(Loaded(StrongResult), new LoadedModel(version, champion));
        Assert.False(decision.Promoted);
        Assert.Contains(decision.Reasons, r => r.Contains(reason, StringComparison.Ordinal));
        var guard = decision.Guards.Single(g => g.Name == GuardNames.ChampionScores);
        Assert.Equal(GuardVerdict.NotMeasured, guard.Verdict);
        Assert.Contains(reason, guard.Words, StringComparison.Ordinal);
    }

    private static Task<GateDecision> DecideAsync(LoadedModel candidate, LoadedModel? champion, FeatureMatrix? rows = null) =>
        new PromotionGate(new Vault(), new GateOptions(), Scene.Costs).DecideAsync(
            candidate, champion, rows ?? StrongRows, StrongResult.Split.HoldoutBars, AlwaysOpenCalendar.Instance, StrongResult.Guards);

    private static LoadedModel Loaded(TrainingResult result, string id = "m-candidate") => new(
        new ModelVersion(id, result.Artifact.Model.Kind, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(ModelFile.ToBytes(result.Artifact))), Strong[0].OpenTime, "nowhere"),
        result.Artifact);

    private sealed class Vault : IHoldoutVault
    {
        public string? Refusal { get; init; }

        public int TrialsBefore { get; init; }

        public Task<HoldoutOpening> OpenAsync(
            BarSeriesId series, DateTimeOffset from, DateTimeOffset to, string candidate, int trials, string? overrideReason = null, CancellationToken cancellationToken = default) =>
            Refusal is { } refusal && overrideReason is null
                ? throw new HoldoutException(refusal)
                : Task.FromResult(new HoldoutOpening(series, from, to, candidate, to, 1, trials, overrideReason, trials + TrialsBefore));

        public Task<IReadOnlyList<HoldoutOpening>> ListAsync(CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }
}
