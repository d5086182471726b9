using AlphaPulse.Backtesting;
using AlphaPulse.Features;
using AlphaPulse.Models;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;
using AlphaPulse.Validity;

namespace AlphaPulse.Training.Tests;

/// <summary>
/// Three ways to fool oneself that published systems took, each reproduced on a market where nothing can be foretold, and refused by the
/// training and the gate in words.
/// </summary>
public sealed class SelfDeceptionTests : IDisposable
{
    private static readonly IReadOnlyList<Bar> Walk = Scene.Bars(3_000, 0, seed: 11);
    private static readonly FeatureMatrix Rows = Scene.Rows(Walk);

    private readonly TemporaryFolder _folder = new();
    private int _vaults;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_target_that_is_computed_from_the_inputs_is_refused()
    {
        // The change of the very bar that the row ends at: the columns hold it, and a regression finds it without an error.
        var label = new ChangeOfTheBar();
        var candidate = new Candidate(new RidgeLearner { Alpha = 0.001 }, label);
        var set = SampleSet.Build(Rows, label, AlwaysOpenCalendar.Instance);
        var split = ChronologicalSplit.Create(set, new SplitOptions());
        var model = candidate.Learner.Fit(SampleMatrix.Of(set, split.Train), 1);
        var targets = split.Validation.Select(r => set.Samples[r].Target).ToArray();
        var scores = split.Validation.Select(r => model.TryScore(Rows.Row(set.Samples[r].BarIndex), out var score) ? score : 0).ToArray();
        Assert.True(RegressionMetrics.RSquared(targets, scores) > 0.999);

        var result = Train(new TrainingOptions(), [candidate]);
        var decision = await DecideAsync(result, new GateOptions());
        Assert.False(decision.Promoted);
        Assert.Contains(decision.Reasons, r => r.StartsWith("target_leak: the answer is among the inputs", StringComparison.Ordinal) && r.Contains("known at the row", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_class_of_the_target_among_the_inputs_is_refused()
    {
        // A column that was filled in from the future: the sign of what comes, and a little noise.
        var ahead = Walk.Select((b, i) => i + 6 < Walk.Count ? Math.Sign(Walk[i + 6].Close - b.Close) : 0).ToArray();
        var position = Walk.Select((b, i) => (b.OpenTime, i)).ToDictionary(p => p.OpenTime, p => p.i);
        var set = new FeatureSetBuilder("leaky").Add("log_return(1)").Add(new FeatureDefinition("target_class", "target_class", 1, () => new Foreseeing(time => position.TryGetValue(time, out var i) ? ahead[i] : 0))).Build();
        var rows = FeatureMatrix.Compute(set, AlwaysOpenCalendar.Instance, Walk);
        var result = new ModelTrainer(new TrainingOptions(), Scene.Costs).Train(
            rows, AlwaysOpenCalendar.Instance, new string('0', 64), [new Candidate(new LogisticLearner { Alpha = 1 }, Labels.Direction(6))]);
        var decision = await DecideAsync(result, new GateOptions(), rows);

        // Without the guard it would serve: it beats everything by far.
        Assert.True((await DecideAsync(result, new GateOptions { BindingGuards = [] }, rows)).Promoted);
        Assert.False(decision.Promoted);
        Assert.Equal(2, decision.Reasons.Count);
        Assert.StartsWith("target_leak: the answer is among the inputs: target_class orders", decision.Reasons[0], StringComparison.Ordinal);
        Assert.StartsWith("shuffled_horizon: ", decision.Reasons[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choosing_on_the_test_set_is_refused_by_the_vault_and_paid_for_where_it_is_overridden()
    {
        // 160 combinations, the best of which is chosen by its ratio on the test set, as if that were a validation.
        var holdout = Train(new TrainingOptions { TreeDepths = [], Penalties = [100], FlatShares = [0] }).Split.HoldoutBars;
        var bars = Walk.Skip(holdout.Start.Value).Take(holdout.End.Value - holdout.Start.Value).ToList();
        var best = Enumerable.Range(1, 160)
            .Select(face => new BacktestRunner(TradingCosts.None, AlwaysOpenCalendar.Instance).Run(bars, Thrown(face, bars.Count)).GetNetReturns())
            .MaxBy(returns => PerformanceStatistics.Compute(returns, 1).Sharpe)!;
        Assert.True(StationaryBootstrap.TestMean(best, 1).PValue < 0.02, "the best of so many looks like evidence");

        // The same through the gate: a second look at the holdout stays shut, and with a reason given every combination counts.
        await using var database = new SqliteDatabase(new SqliteStoreOptions { Path = _folder.File("vault.db") });
        var vault = new SqliteHoldoutVault(database);
        var first = Train(new TrainingOptions { Seed = 1, TreeDepths = [], FlatShares = [0] });
        var second = Train(new TrainingOptions { Seed = 1, TreeDepths = [], FlatShares = [0.5], Penalties = [7] });
        await DecideAsync(first, new GateOptions(), vault: vault);
        var refused = await DecideAsync(second, new GateOptions(), vault: vault);
        Assert.False(refused.Promoted);
        Assert.Contains("was opened for the candidate", Assert.Single(refused.Reasons), StringComparison.Ordinal);
        Assert.NotEmpty(refused.Guards);

        // Somebody else looked as well, with the best of 158.
        var seen = (await vault.ListAsync())[0];
        await vault.OpenAsync(seen.Series, seen.From, seen.To, "another", trials: 158, "a look");
        var paid = await DecideAsync(second, new GateOptions(), vault: vault, overrideReason: "again");
        Assert.False(paid.Promoted);
        Assert.Equal(158 + first.Trials.Count + second.Trials.Count, paid.TrialsOnHoldout);
        Assert.Equal(1 - Math.Pow(1 - paid.PValue!.Value, paid.TrialsOnHoldout), paid.DeflatedPValue!.Value, 1e-12);
        Assert.Contains(paid.Reasons, r => r.Contains($"after {paid.TrialsOnHoldout} trials", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Overlapping_labels_without_a_purge_are_refused()
    {
        // What a shuffled cross-validation makes of walks: promoted by the numbers alone.
        var promoted = 0;
        for (var seed = 1; seed <= 3; seed++)
        {
            promoted += (await StudyMarket.Create(MarketKind.Walk, seed, 6_000).JudgeAsync(StudySetup.Fast(MarketKind.Walk, Guard.Purge) with { Cost = StudyMarket.CheapCost, Bars = 6_000 })).Promoted ? 1 : 0;
        }

        Assert.NotEqual(0, promoted);

        // The pipeline looks at the samples, not at the option.
        var options = new TrainingOptions();
        options.Split.Purge = false;
        options.Split.EmbargoBars = 0;
        var decision = await DecideAsync(Train(options), new GateOptions());
        Assert.False(decision.Promoted);
        Assert.Contains(decision.Reasons, r => r.StartsWith("chronological_split: ", StringComparison.Ordinal) && r.Contains("overlapping labels carry the answers of one part into the other", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_candidate_without_its_guards_is_refused()
    {
        var result = Train(new TrainingOptions { TreeDepths = [], FlatShares = [0] });
        var decision = await DecideAsync(result with { Guards = [] }, new GateOptions());
        Assert.Contains(decision.Reasons, r => r.StartsWith("purged_cross_validation: ", StringComparison.Ordinal) && r.Contains("pass TrainingResult.Guards", StringComparison.Ordinal));
    }

    private static TrainingResult Train(TrainingOptions options, IReadOnlyList<Candidate>? candidates = null) =>
        new ModelTrainer(options, Scene.Costs).Train(Rows, AlwaysOpenCalendar.Instance, new string('0', 64), candidates);

    private async Task<GateDecision> DecideAsync(
        TrainingResult result, GateOptions options, FeatureMatrix? rows = null, IHoldoutVault? vault = null, string? overrideReason = null)
    {
        await using var fresh = new SqliteDatabase(new SqliteStoreOptions { Path = _folder.File(FormattableString.Invariant($"vault-{++_vaults}.db")) });
        var version = new ModelVersion("m-candidate", result.Artifact.Model.Kind, $"{result.Artifact.Manifest.Options.Count}{result.Chosen}", Walk[0].OpenTime, "nowhere");
        return await new PromotionGate(vault ?? new SqliteHoldoutVault(fresh), options, Scene.Costs, labels: new LabelCatalog([new LabelKind("price_change", _ => new ChangeOfTheBar())])).DecideAsync(
            new LoadedModel(version, result.Artifact), null, rows ?? Rows, result.Split.HoldoutBars, AlwaysOpenCalendar.Instance, result.Guards, overrideReason);
    }

    private static PositionPath Thrown(int face, int count)
    {
        var random = new DeterministicRandom(face);
        var side = SignalDirection.Long;
        return new PositionPath([.. Enumerable.Range(0, count).Select(i => (SignalDirection?)(side = i % 12 == 0 ? (random.NextInt32(2) == 0 ? SignalDirection.Long : SignalDirection.Short) : side))]);
    }

    /// <summary>The published target: the change from the bar before to this one.</summary>
    private sealed class ChangeOfTheBar : ILabel
    {
        public string Name => "price_change";

        public ModelTask Task => ModelTask.Regression;

        public int HorizonBars => 1;

        public int LookbackBars => 1;

        public bool FollowsPath => false;

        public bool TellsSide => true;

        public ILabelRun? Begin(in LabelStart start) => new Known(Math.Log((double)(start.Bar.Close / start.Bars[^2].Close)));

        private sealed class Known(double change) : ILabelRun
        {
            public LabelState Observe(Bar bar, int barsAhead, out LabelValue value)
            {
                value = new LabelValue(change, change);
                return LabelState.Known;
            }
        }
    }

    private sealed class Foreseeing(Func<DateTimeOffset, double> see) : IFeature
    {
        public bool Update(in Indicators.Ohlcv<double> bar, DateTimeOffset openTime, out double value)
        {
            value = see(openTime);
            return true;
        }

        public void Reset()
        {
            // Knows every bar, so a gap takes nothing from it.
        }
    }
}
