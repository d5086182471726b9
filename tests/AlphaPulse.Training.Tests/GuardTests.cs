using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests;

/// <summary>Every guard holds for an honest training and fails where what it guards against is done.</summary>
public sealed class GuardTests
{
    private static readonly IReadOnlyList<Bar> Bars = Scene.Bars(3_000, 8);
    private static readonly FeatureMatrix Rows = Scene.Rows(Bars);
    private static readonly ILabel Return = Labels.ForwardLogReturn(6);
    private static readonly TrainingResult Honest = Train(new TrainingOptions());

    [Fact]
    public void An_honest_training_measures_every_guard_once_in_order()
    {
        Assert.Equal(GuardNames.OfTraining, Honest.Guards.Select(g => g.Name));
        Assert.All(Honest.Guards, g => Assert.False(string.IsNullOrWhiteSpace(g.Words)));
        Assert.All(
            Honest.Guards.Where(g => GuardNames.BindingByDefault.Contains(g.Name)),
            g => Assert.True(g.Verdict is GuardVerdict.Held or GuardVerdict.NotApplicable, $"{g.Name}: {g.Words}"));
    }

    [Fact]
    public void The_same_training_measures_the_same() => Assert.Equal(Honest.Guards, Train(new TrainingOptions()).Guards);

    [Fact]
    public void Labels_that_reach_over_a_border_fail_the_split()
    {
        var options = new TrainingOptions();
        options.Split.Purge = false;
        options.Split.EmbargoBars = 0;
        var result = Train(options, [new Candidate(new RidgeLearner { Alpha = 100 }, Return)]);
        var guard = Of(result, GuardNames.ChronologicalSplit);

        // Six labels reach into the validation, six into the holdout.
        Assert.Equal((GuardVerdict.Failed, 12.0, 0.0), (guard.Verdict, guard.Measured, guard.Threshold));
        Assert.Contains("12 labels of the training reach into", guard.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slice_to_stop_on_that_overlaps_fails_early_stopping()
    {
        var trees = new Candidate(new BoostedTreesLearner { MaxDepth = 2 }, Return);
        var purged = Of(Train(new TrainingOptions(), [trees]), GuardNames.EarlyStopping);
        Assert.Equal((GuardVerdict.Held, 0.0), (purged.Verdict, purged.Measured));
        var options = new TrainingOptions();
        options.Split.Purge = false;
        options.Split.EmbargoBars = 0;
        Assert.Equal(GuardVerdict.Failed, Of(Train(options, [trees]), GuardNames.EarlyStopping).Verdict);
        Assert.Equal(GuardVerdict.NotApplicable, Of(Train(new TrainingOptions(), [new Candidate(new RidgeLearner { Alpha = 1 }, Return)]), GuardNames.EarlyStopping).Verdict);
    }

    [Fact]
    public void Rounds_that_come_from_folds_are_judged_by_the_slices_of_the_folds()
    {
        // The folds are always purged, also where the chronological parts are not: those did not say when to stop.
        var options = new TrainingOptions { Search = new SearchOptions { Trials = 2, Folds = 3, Spaces = [SearchSpaces.Default(6)[2]] } };
        options.Split.Purge = false;
        options.Split.EmbargoBars = 0;
        var guard = Of(Train(options), GuardNames.EarlyStopping);
        Assert.Equal((GuardVerdict.Held, 0.0), (guard.Verdict, guard.Measured));
        Assert.Contains("the middle of what was best on 3 folds", guard.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ratio_is_measured_on_every_judged_bar_also_on_those_without_a_position()
    {
        var result = Train(new TrainingOptions(), [new Candidate(new RidgeLearner { Alpha = 100 }, Return)]);
        var (start, end) = (result.Split.ValidationBars.Start.Value, result.Split.ValidationBars.End.Value);
        Assert.Contains(
            FormattableString.Invariant($"the net Sharpe ratio of {result.Chosen.NetSharpe:0.0000} a bar over {end - start - 1} bars"),
            Of(result, GuardNames.ProbabilisticSharpe).Words,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_learner_that_loses_on_its_folds_fails_cross_validation()
    {
        var held = Of(Honest, GuardNames.PurgedCrossValidation);
        Assert.True(held is { Verdict: GuardVerdict.Held, Measured: > 0 }, held.Words);
        var failed = Of(Train(new TrainingOptions(), [new Candidate(new Backwards(), Return)]), GuardNames.PurgedCrossValidation);
        Assert.True(failed is { Verdict: GuardVerdict.Failed, Measured: < 0 }, failed.Words);
    }

    [Fact]
    public void Learning_by_heart_shows_on_the_learning_curve()
    {
        var overfit = new BoostedTreesLearner { MaxDepth = 8, MinRowsPerLeaf = 1, L2 = 0, LearningRate = 0.3, Rounds = 60 };
        var guard = Of(Train(new TrainingOptions(), [new Candidate(new Heedless(overfit), Return)]), GuardNames.LearningCurve);
        Assert.True(guard is { Verdict: GuardVerdict.Failed, Measured: > 0.3 }, guard.Words);
    }

    [Fact]
    public void Penalties_are_those_of_the_chosen_learner()
    {
        var result = Train(new TrainingOptions(), [new Candidate(new ElasticNetLearner { Alpha = 40, L1Ratio = 0.25 }, Return)]);
        Assert.Equal((30.0, 10.0), (Of(result, GuardNames.L2Penalty).Measured, Of(result, GuardNames.L1Penalty).Measured));
        Assert.Equal((GuardVerdict.Held, GuardVerdict.Held), (Of(result, GuardNames.L2Penalty).Verdict, Of(result, GuardNames.L1Penalty).Verdict));
        Assert.Equal(GuardVerdict.NotApplicable, Of(Train(new TrainingOptions(), [new Candidate(new Backwards(), Return)]), GuardNames.L2Penalty).Verdict);
    }

    [Fact]
    public void Draws_that_decide_the_sides_fail_seed_sensitivity()
    {
        Assert.Equal(1, Of(Train(new TrainingOptions(), [new Candidate(new RidgeLearner { Alpha = 1 }, Return)]), GuardNames.SeedSensitivity).Measured);
        var guard = Of(Train(new TrainingOptions(), [new Candidate(new Dice(), Return)]), GuardNames.SeedSensitivity);
        Assert.True(guard is { Verdict: GuardVerdict.Failed, Measured: > 0.2 and < 0.8 }, guard.Words);
        var stability = Of(Train(new TrainingOptions(), [new Candidate(new Dice(), Return)]), GuardNames.ImportanceStability);
        Assert.Equal(GuardVerdict.NotMeasured, stability.Verdict);
    }

    [Fact]
    public void Importances_that_change_from_fold_to_fold_fail_stability()
    {
        var stable = Of(Train(new TrainingOptions(), [new Candidate(new RidgeLearner { Alpha = 10_000 }, Return)]), GuardNames.ImportanceStability);
        Assert.Equal(stable.Measured >= 0.7 ? GuardVerdict.Held : GuardVerdict.Failed, stable.Verdict);
        var walk = Scene.Rows(Scene.Bars(3_000, 0));
        var unstable = Of(Train(new TrainingOptions(), [new Candidate(new ElasticNetLearner { Alpha = 0.01, L1Ratio = 0 }, Return)], walk), GuardNames.ImportanceStability);
        Assert.True(unstable.Measured < stable.Measured && unstable.Verdict == GuardVerdict.Failed, unstable.Words);
    }

    [Fact]
    public void Features_that_drift_fail_adversarial_validation()
    {
        // Log returns of the last bar alone look the same in every part.
        var same = new FeatureSetBuilder("returns").Add(Feature.LogReturn(1)).Build();
        var steady = Train(new TrainingOptions(), [new Candidate(new RidgeLearner { Alpha = 1 }, Return)], FeatureMatrix.Compute(same, AlwaysOpenCalendar.Instance, Bars));
        Assert.Equal(GuardVerdict.Held, Of(steady, GuardNames.AdversarialValidation).Verdict);

        // A price that rises without end is another number in every part.
        var rising = new FeatureSetBuilder("level").Add(Feature.Close).Build();
        var rows = FeatureMatrix.Compute(rising, AlwaysOpenCalendar.Instance, [.. Bars.Select((b, i) => Scaled(b, 1 + i * i * 0.00001m))]);
        var guard = Of(Train(new TrainingOptions(), [new Candidate(new RidgeLearner { Alpha = 1 }, Return)], rows), GuardNames.AdversarialValidation);
        Assert.True(guard is { Verdict: GuardVerdict.Failed, Measured: > 0.95 }, guard.Words);
    }

    [Fact]
    public void The_best_of_many_trials_without_skill_is_deflated()
    {
        var walk = Scene.Rows(Scene.Bars(3_000, 0));
        var dice = Enumerable.Range(1, 40).Select(i => new Candidate(new Dice(i), Return)).ToList();
        var result = Train(new TrainingOptions { FlatShares = [0] }, dice, walk);
        var (probabilistic, deflated) = (Of(result, GuardNames.ProbabilisticSharpe), Of(result, GuardNames.DeflatedSharpe));
        Assert.True(deflated.Measured < probabilistic.Measured, $"{probabilistic.Words}; {deflated.Words}");
        Assert.Equal(GuardVerdict.Failed, deflated.Verdict);
        Assert.Contains("best of 40 trials", deflated.Words, StringComparison.Ordinal);
        Assert.InRange(Of(result, GuardNames.BacktestOverfitting).Measured!.Value, 0.1, 1);
        Assert.Equal(GuardVerdict.NotMeasured, Of(Train(new TrainingOptions { FlatShares = [0] }, dice.Take(1).ToList()), GuardNames.BacktestOverfitting).Verdict);
    }

    [Fact]
    public void Moved_labels_hold_less_than_those_in_their_place()
    {
        var options = new TrainingOptions { TreeDepths = [], Penalties = [100], FlatShares = [0] };
        Assert.Equal(GuardVerdict.NotMeasured, Of(Train(options), GuardNames.PermutationTest).Verdict);
        options.Guards.Permutations = 19;
        var guard = Of(Train(options), GuardNames.PermutationTest);
        Assert.Equal((GuardVerdict.Held, 0.05), (guard.Verdict, guard.Measured!.Value));
        var nothing = Of(Train(options, rows: Scene.Rows(Scene.Bars(3_000, 0))), GuardNames.PermutationTest);
        Assert.True(nothing is { Verdict: GuardVerdict.Failed, Measured: > 0.05 }, nothing.Words);
    }

    [Fact]
    public void Scores_are_calibrated_on_folds_and_take_the_same_sides()
    {
        var candidate = new Candidate(new LogisticLearner { Alpha = 100 }, Labels.Direction(6));
        var raw = Train(new TrainingOptions { Calibration = CalibrationMethod.None }, [candidate]);
        foreach (var method in new[] { CalibrationMethod.Platt, CalibrationMethod.Isotonic, CalibrationMethod.Beta, CalibrationMethod.Temperature })
        {
            var result = Train(new TrainingOptions { Calibration = method }, [candidate]);
            var model = Assert.IsType<CalibratedModel>(result.Artifact.Model);
            Assert.Equal((model.Calibrator.Name, null), (result.Calibration!.Method, result.Calibration.Reason));
            Assert.Equal(model.Calibrator.Name, result.Artifact.Manifest.Options["calibration"]);
            Assert.InRange(result.Calibration.BrierAfter!.Value, 0, result.Calibration.BrierBefore!.Value + 0.03);
            Assert.InRange(result.Calibration.Coverage!.Value, 0.8, 1);
            var (before, after) = (Path(raw), Path(result));
            Assert.Equal(before, after);
            Assert.Equal(ModelFile.ToBytes(result.Artifact), ModelFile.ToBytes(ModelFile.FromBytes(ModelFile.ToBytes(result.Artifact), "memory")));
        }

        Assert.Equal("the options ask for none", raw.Calibration!.Reason);

        static SignalDirection?[] Path(TrainingResult result)
        {
            var path = DecisionPath.Of(result.Artifact.Model, result.Artifact.Rule, Rows, result.Split.HoldoutBars);
            return [.. Enumerable.Range(0, path.Count).Select(i => path[i])];
        }
    }

    [Fact]
    public void Scores_in_the_wrong_order_stay_as_they_are_and_the_report_says_why()
    {
        var result = Train(new TrainingOptions(), [new Candidate(new BackwardsClassifier(), Labels.Direction(6))]);
        Assert.IsNotType<CalibratedModel>(result.Artifact.Model);
        Assert.NotNull(result.Calibration!.Reason);
        Assert.Null(result.Calibration.Method);
    }

    private static GuardResult Of(TrainingResult result, string name) => result.Guards.Single(g => g.Name == name);

    private static TrainingResult Train(TrainingOptions options, IReadOnlyList<Candidate>? candidates = null, FeatureMatrix? rows = null) =>
        new ModelTrainer(options, Scene.Costs).Train(rows ?? Rows, AlwaysOpenCalendar.Instance, new string('0', 64), candidates);

    private static Bar Scaled(Bar bar, decimal factor) =>
        new(bar.Series, bar.OpenTime, bar.Open * factor, bar.High * factor, bar.Low * factor, bar.Close * factor, bar.Volume, bar.AvailableAt, bar.Provenance);

    /// <summary>A ridge regression that says the opposite.</summary>
    private sealed class Backwards : PlainLearner
    {
        public override IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default)
        {
            var model = new RidgeLearner { Alpha = 100 }.Fit(data, seed, cancellationToken);
            return new Scored(ModelTask.Regression, data.Schema, row => model.TryScore(row, out var score) ? -score : double.NaN);
        }
    }

    private sealed class BackwardsClassifier : PlainLearner
    {
        public override ModelTask Task => ModelTask.BinaryClassification;

        public override IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default)
        {
            var model = new LogisticLearner { Alpha = 100 }.Fit(data, seed, cancellationToken);
            return new Scored(ModelTask.BinaryClassification, data.Schema, row => model.TryScore(row, out var score) ? 1 - score : double.NaN);
        }
    }

    /// <summary>Scores that hang on the seed and on the row, and on nothing that was learned.</summary>
    private sealed class Dice(int face = 0) : PlainLearner
    {
        public override IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) =>
            new Scored(ModelTask.Regression, data.Schema, row => new DeterministicRandom(unchecked(BitConverter.DoubleToInt64Bits(row[0]) + 31 * seed + face)).NextNormal());
    }

    /// <summary>Grows as many trees as it is told and stops on nothing.</summary>
    private sealed class Heedless(BoostedTreesLearner trees) : PlainLearner
    {
        public override IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) => trees.Fit(data, seed, cancellationToken);
    }

    private abstract class PlainLearner : ILearner
    {
        public string Name => "test";

        public virtual ModelTask Task => ModelTask.Regression;

        public IReadOnlyDictionary<string, string> Options => new Dictionary<string, string>(StringComparer.Ordinal);

        public abstract IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default);
    }

    private delegate double Score(ReadOnlySpan<double> row);

    private sealed class Scored(ModelTask task, FeatureSchema schema, Score score) : IModel
    {
        public string Kind => "test";

        public ModelTask Task => task;

        public FeatureSchema Schema => schema;

        public bool TryScore(ReadOnlySpan<double> features, out double result)
        {
            result = score(features);
            return double.IsFinite(result);
        }
    }
}
