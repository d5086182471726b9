using AlphaPulse.Features;
using AlphaPulse.Models;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Training.Tests;

/// <summary>The guards that only the holdout can tell, and the tests against a champion.</summary>
public sealed class HoldoutGuardTests
{
    private static readonly IReadOnlyList<Bar> Bars = Scene.Bars(8_000, 8);
    private static readonly FeatureMatrix Rows = Scene.Rows(Bars);
    private static readonly TrainingResult Good = Train(new LogisticLearner { Alpha = 1_000 });
    private static readonly TrainingResult Poor = Train(new LogisticLearner { Alpha = 1_000_000_000 });

    [Fact]
    public async Task Every_guard_of_the_gate_is_measured_and_an_honest_model_holds_them()
    {
        var decision = await DecideAsync(Good);
        Assert.True(decision.Promoted, string.Join("; ", decision.Reasons));
        Assert.Equal([.. GuardNames.OfTraining, .. GuardNames.OfGate], decision.Guards.Select(g => g.Name));
        Assert.Equal(GuardNames.BindingByDefault.Order(StringComparer.Ordinal), decision.Guards.Where(g => g.IsBinding).Select(g => g.Name).Order(StringComparer.Ordinal));
        Assert.True(Of(decision, GuardNames.MinimumTrackRecord) is { Verdict: GuardVerdict.Held, Measured: < 1_000 });
        Assert.True(Of(decision, GuardNames.CalibrationBudget) is { Verdict: GuardVerdict.Held, Measured: < 0.05 }, Of(decision, GuardNames.CalibrationBudget).Words);
        Assert.InRange(Of(decision, GuardNames.ConformalCoverage).Measured!.Value, 0.85, 0.97);
        Assert.Equal(GuardVerdict.NotApplicable, Of(decision, GuardNames.LatencyBudget).Verdict);
        Assert.Equal(GuardVerdict.NotApplicable, Of(decision, GuardNames.ChampionScores).Verdict);
        Assert.Empty(decision.ChampionTests);
    }

    [Fact]
    public async Task Probabilities_that_are_far_off_are_refused()
    {
        // The same order of scores and the same sides, but every probability is pushed to the ends.
        var raw = ((CalibratedModel)Good.Artifact.Model).Model;
        var sure = new PlattCalibrator(-40, 20);
        var rule = new SignalRule(sure.Calibrate(0.5), sure.Calibrate(0.5), Good.Artifact.Rule.HorizonBars);
        var decision = await DecideAsync(Good with { Artifact = Good.Artifact with { Model = new CalibratedModel(raw, sure), Rule = rule } });
        Assert.False(decision.Promoted);
        Assert.Contains(decision.Reasons, r => r.StartsWith("calibration_budget: ", StringComparison.Ordinal) && r.Contains("expected calibration error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_holdout_that_is_too_short_is_no_track_record()
    {
        var few = await DecideAsync(Good, options: new GateOptions { MinimumSamples = 5_000 });
        Assert.Contains(few.Reasons, r => r.StartsWith("minimum_track_record: ", StringComparison.Ordinal) && r.Contains("at least 5000 are needed", StringComparison.Ordinal));
        var (start, record) = (Good.Split.HoldoutBars.Start.Value, (await DecideAsync(Good)).Guards.Single(g => g.Name == GuardNames.MinimumTrackRecord).Measured!.Value);
        var unsure = await DecideAsync(Poor, options: new GateOptions { TrackRecordProbability = 0.9999 }, holdout: start..(start + (int)record / 2));
        Assert.Equal(GuardVerdict.Failed, Of(unsure, GuardNames.MinimumTrackRecord).Verdict);
    }

    [Fact]
    public async Task A_row_that_takes_too_long_is_refused()
    {
        var decision = await DecideAsync(Good, options: new GateOptions { MaximumScoringTime = TimeSpan.FromMicroseconds(100) }, time: new SlowClock());
        Assert.Contains(decision.Reasons, r => r.StartsWith("latency_budget: a row takes 5000000 ns", StringComparison.Ordinal));
        Assert.Equal(GuardVerdict.Held, Of(await DecideAsync(Good, options: new GateOptions { MaximumScoringTime = TimeSpan.FromSeconds(1) }), GuardNames.LatencyBudget).Verdict);
    }

    [Fact]
    public async Task A_challenger_is_tested_against_the_champion_three_ways_with_one_correction()
    {
        var decision = await DecideAsync(Good, champion: Poor);
        Assert.Equal(["delong", "diebold_mariano", "stationary_bootstrap"], decision.ChampionTests.Select(t => t.Name));
        var corrected = MultipleTesting.Holm([.. decision.ChampionTests.Select(t => t.PValue)]);
        Assert.Equal(corrected, decision.ChampionTests.Select(t => t.HolmPValue));
        Assert.Equal(GuardVerdict.Held, Of(decision, GuardNames.ChampionScores).Verdict);
        Assert.All(decision.ChampionTests, t => Assert.Contains("after Holm for 3 tests", t.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_challenger_with_worse_scores_is_refused_in_words()
    {
        // Noise against the honest model: worse by the area and by the loss.
        var noise = new ModelArtifact(new Noise(Rows.Schema), Good.Artifact.Rule, Good.Artifact.Manifest);
        var decision = await DecideAsync(Good with { Artifact = noise }, champion: Good);
        Assert.False(decision.Promoted);
        Assert.Contains(decision.Reasons, r => r.StartsWith("champion_scores: the candidate is worse than the champion: area under the ROC curve", StringComparison.Ordinal));
        Assert.All(decision.ChampionTests, t => Assert.True(t.Difference < 0, t.Words));
    }

    [Fact]
    public async Task Where_no_test_of_scores_can_run_the_guard_was_not_measured()
    {
        // A label that nobody can read; the same scores under another name; and a holdout of a dozen bars.
        var unread = await DecideAsync(Good, champion: Labelled(Poor, "of another time"));
        Assert.Equal(["stationary_bootstrap"], unread.ChampionTests.Select(t => t.Name));
        AssertNotMeasured(unread, "the label of the champion cannot be read");
        AssertNotMeasured(await DecideAsync(Good, champion: Good), "delong did not run: on ", "diebold_mariano did not run: the estimated variance");
        var start = Good.Split.HoldoutBars.Start.Value;
        AssertNotMeasured(
            await DecideAsync(Good, champion: Poor, holdout: start..(start + 12)), "delong did not run on 1 rows", "diebold_mariano did not run: 6 rows are too few for a horizon of 6 bars");

        static void AssertNotMeasured(GateDecision decision, params string[] why)
        {
            var guard = Of(decision, GuardNames.ChampionScores);
            Assert.Equal((GuardVerdict.NotMeasured, null, false), (guard.Verdict, guard.Measured, decision.Promoted));
            Assert.All(why, w => Assert.Contains(w, guard.Words, StringComparison.Ordinal));
            Assert.Contains(decision.Reasons, r => r.StartsWith("champion_scores: no test could compare the scores", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task One_test_of_scores_is_enough_and_the_other_says_why_it_is_missing()
    {
        var decision = await DecideAsync(Good, champion: Labelled(Poor, Labels.Direction(12).Name));
        Assert.Equal(["delong", "stationary_bootstrap"], decision.ChampionTests.Select(t => t.Name));
        var guard = Of(decision, GuardNames.ChampionScores);
        Assert.Equal(GuardVerdict.Held, guard.Verdict);
        Assert.Contains($"diebold_mariano did not run: the candidate foretells '{Labels.Direction(6).Name}' and the champion '{Labels.Direction(12).Name}'", guard.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_guards_and_limits_out_of_range_are_refused_at_the_start()
    {
        Assert.Contains("'purge'", Refusal(o => o.BindingGuards = ["purge"]), StringComparison.Ordinal);
        Assert.Contains("TrackRecordProbability is NaN", Refusal(o => o.TrackRecordProbability = double.NaN), StringComparison.Ordinal);
        Assert.Contains("MaximumCalibrationError is 0;", Refusal(o => o.MaximumCalibrationError = 0), StringComparison.Ordinal);

        static string Refusal(Action<GateOptions> change)
        {
            var services = new Microsoft.Extensions.DependencyInjection.ServiceCollection();
            services.AddAlphaPulse(p => p.AddTraining(gate: change));
            using var provider = services.BuildServiceProvider();
            return Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(
                () => provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<GateOptions>>().Value).Message;
        }
    }

    private static GuardResult Of(GateDecision decision, string name) => decision.Guards.Single(g => g.Name == name);

    private static TrainingResult Labelled(TrainingResult result, string label) =>
        result with { Artifact = result.Artifact with { Manifest = result.Artifact.Manifest with { Label = label } } };

    private static TrainingResult Train(ILearner learner) => new ModelTrainer(new TrainingOptions { FlatShares = [0] }, Scene.Costs)
        .Train(Rows, AlwaysOpenCalendar.Instance, new string('0', 64), [new Candidate(learner, Labels.Direction(6))]);

    private static Task<GateDecision> DecideAsync(
        TrainingResult candidate, TrainingResult? champion = null, GateOptions? options = null, Range? holdout = null, TimeProvider? time = null) =>
        new PromotionGate(new OpenVault(), options ?? new GateOptions(), Scene.Costs, time).DecideAsync(
            Loaded(candidate, "m-candidate"), champion is null ? null : Loaded(champion, "m-champion"), Rows, holdout ?? Good.Split.HoldoutBars, AlwaysOpenCalendar.Instance, candidate.Guards);

    private static LoadedModel Loaded(TrainingResult result, string id) => new(new ModelVersion(id, "test", new string('c', 64), Bars[0].OpenTime, "nowhere"), result.Artifact);

    private sealed class Noise(FeatureSchema schema) : IModel
    {
        public string Kind => "noise";

        public ModelTask Task => ModelTask.BinaryClassification;

        public FeatureSchema Schema => schema;

        public bool TryScore(ReadOnlySpan<double> features, out double score)
        {
            score = new DeterministicRandom(BitConverter.DoubleToInt64Bits(features[0])).NextDouble();
            return true;
        }
    }

    private sealed class OpenVault : IHoldoutVault
    {
        public Task<HoldoutOpening> OpenAsync(
            BarSeriesId series, DateTimeOffset from, DateTimeOffset to, string candidate, int trials, string? overrideReason = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new HoldoutOpening(series, from, to, candidate, to, 1, trials, overrideReason, trials));

        public Task<IReadOnlyList<HoldoutOpening>> ListAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    /// <summary>A second goes by between two looks, in which 200 rows are scored.</summary>
    private sealed class SlowClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now++;
    }
}
