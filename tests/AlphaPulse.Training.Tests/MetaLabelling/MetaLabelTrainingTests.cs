using System.Globalization;
using AlphaPulse.Features;
using AlphaPulse.Models;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Training.Tests.MetaLabelling;

/// <summary>Meta-labelled candidates go through trials, guards, manifest and gate as all others do.</summary>
public sealed class MetaLabelTrainingTests
{
    private static readonly IReadOnlyList<Bar> Bars = Scene.Bars(8_000, 8);
    private static readonly FeatureMatrix Rows = Scene.Rows(Bars);

    [Fact]
    public void An_in_sample_primary_fools_its_secondary_model_and_ours_is_not_fooled()
    {
        // Nothing can be foretold here, and trees that are grown far enough know every row by heart.
        var rows = Scene.Rows(Scene.Bars(3_000, 0, seed: 11));
        var set = SampleSet.Build(rows, Labels.NetSide(6, 10), AlwaysOpenCalendar.Instance);
        var split = ChronologicalSplit.Create(set, new SplitOptions());
        var data = SampleMatrix.Of(set, split.Train);
        var byHeart = new BoostedTreesLearner { Loss = BoostingLoss.Squared, MaxDepth = 6, Rounds = 120, LearningRate = 0.3, MinRowsPerLeaf = 2 };
        var trusting = new LogisticLearner { Alpha = 100 };

        var primary = byHeart.Fit(data, 1);
        var (width, isRight) = (data.Columns, new double[data.Rows]);
        var own = new double[data.Rows * width];
        for (var i = 0; i < data.Rows; i++)
        {
            var row = own.AsSpan(i * width, width);
            data.CopyRow(i, row);
            Assert.True(primary.TryScore(row, out var score));
            isRight[i] = score * data.Targets[i] > 0 ? 1 : 0;
        }

        var fooled = new MetaLabelledModel(
            primary,
            new SignalRule(0, 0, 6),
            trusting.Fit(TrainingMatrix.FromRows(data.Schema, own, isRight), 1),
            usesPrimaryScore: false,
            new BetSizeRule());
        var ours = (MetaLabelledModel)new MetaLabelLearner(new MetaScene.GrownToTheEnd(byHeart), trusting, 6) { UsesPrimaryScore = false }.Fit(data, 1);

        // On later rows both have the very same side, which is right as often as a thrown coin would be.
        var (theirs, mine) = (Judge(fooled, set, split.Validation), Judge(ours, set, split.Validation));
        Assert.Equal(theirs.Right, mine.Right);
        Assert.InRange(mine.Right, 0.2, 0.55);
        Assert.True(theirs.Trust > mine.Right + 0.2, $"the fooled one trusts {theirs.Trust:0.00} where {theirs.Right:0.00} is right");
        Assert.True(Math.Abs(mine.Trust - mine.Right) < 0.1, $"ours trusts {mine.Trust:0.00} where {mine.Right:0.00} is right");
        Assert.True(theirs.Size > 0.3 && mine.Size < 0.1, $"stakes {theirs.Size:0.00} and {mine.Size:0.00}");
    }

    [Fact]
    public async Task A_meta_labelled_candidate_is_tried_counted_guarded_and_promoted_like_others()
    {
        var options = new TrainingOptions { Penalties = [100], TreeDepths = [], MetaLabel = new MetaLabelOptions() };
        var trainer = new ModelTrainer(options, Scene.Costs);
        var candidates = trainer.DefaultCandidates();
        Assert.Equal(["ridge", "logistic", "meta_labelled"], candidates.Select(c => c.Learner.Name));
        Assert.Equal("net_side(6,10)", candidates[^1].Label.Name);
        Assert.Equal(6, trainer.Train(Rows, AlwaysOpenCalendar.Instance, new string('0', 64)).Artifact.Manifest.Trials);

        var result = trainer.Train(Rows, AlwaysOpenCalendar.Instance, new string('0', 64), [candidates[^1]]);
        var manifest = result.Artifact.Manifest;
        Assert.IsType<MetaLabelledModel>(result.Artifact.Model);
        Assert.Equal(("net_side(6,10)", 2), (manifest.Label, manifest.Trials));
        Assert.Equal(("meta_labelled", "logistic", "100", "logistic"), (manifest.Options["learner"], manifest.Options["primary"], manifest.Options["primary.alpha"], manifest.Options["secondary"]));
        Assert.All(
            result.Guards.Where(g => g.Name is GuardNames.ChronologicalSplit or GuardNames.TargetLeak or GuardNames.PurgedCrossValidation or GuardNames.Calibration),
            g => Assert.NotEqual(GuardVerdict.NotMeasured, g.Verdict));
        Assert.NotNull(result.Calibration!.HalfWidth);

        using var folder = new TemporaryFolder();
        await using var database = new SqliteDatabase(new SqliteStoreOptions { Path = folder.File("vault.db") });
        var artifact = ModelFile.FromBytes(ModelFile.ToBytes(result.Artifact), "model.apm");
        var decision = await new PromotionGate(new SqliteHoldoutVault(database), new GateOptions(), Scene.Costs).DecideAsync(
            new LoadedModel(new ModelVersion("m-meta", artifact.Model.Kind, new string('1', 64), Bars[0].OpenTime, "nowhere"), artifact),
            null, Rows, result.Split.HoldoutBars, AlwaysOpenCalendar.Instance, result.Guards);
        Assert.True(decision.Promoted, string.Join("; ", decision.Reasons));
        Assert.Equal(2, decision.TrialsOnHoldout);
    }

    [Fact]
    public void A_search_draws_pairs_beside_the_others_and_counts_each()
    {
        var options = new TrainingOptions { MetaLabel = new MetaLabelOptions(), Search = new SearchOptions { Trials = 6, Folds = 2, Method = SearchMethod.Random } };
        options.Search.Spaces = [SearchSpaces.Default(options.HorizonBars)[1]];
        var rows = Scene.Rows(Bars.Take(3_000).ToList());
        var one = new ModelTrainer(options, Scene.Costs).Train(rows, AlwaysOpenCalendar.Instance, new string('0', 64));
        Assert.Equal(6, one.Artifact.Manifest.Trials);
        Assert.Equal(["logistic", "meta_labelled"], one.Trials.Select(t => t.Learner).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(one.Trials.Where(t => t.Learner == "meta_labelled"), t => Assert.Equal(("net_side(6,10)", 2), (t.Label, t.Folds)));
        var two = new ModelTrainer(options, Scene.Costs).Train(rows, AlwaysOpenCalendar.Instance, new string('0', 64));
        Assert.Equal(ModelFile.ToBytes(one.Artifact), ModelFile.ToBytes(two.Artifact));
        Assert.Throws<ArgumentException>(() => SearchSpaces.MetaLabelled(new TrainingOptions(), 10));
    }

    [Fact]
    public void What_a_column_is_worth_to_both_is_measured_too()
    {
        var set = SampleSet.Build(Scene.Rows(Bars.Take(1_500).ToList()), Labels.NetSide(6, 10), AlwaysOpenCalendar.Instance);
        var folds = PurgedSplits.KFold(SampleTimeline.Of(set.Samples), 2, 24);
        var learner = new MetaLabelLearner(new RidgeLearner(), new LogisticLearner { Alpha = 100 }, 6) { Folds = 2 };
        var worth = FoldImportance.SingleFeature(learner, set, folds, 1, [[0], [1, 2]]);
        Assert.Equal(2, worth.Count);
        Assert.NotEqual(worth[0].Mean, worth[1].Mean);
    }

    [Fact]
    public void Training_rows_bring_the_times_of_their_samples()
    {
        var set = SampleSet.Build(Rows, Labels.NetSide(6, 10), AlwaysOpenCalendar.Instance);
        int[] taken = [700, 3, 41];
        Assert.Equal(
            taken.Select(i => set.Samples[i]).Select(s => new RowTimes(s.BarTime, s.KnownAt, s.HorizonTime, s.LabelEnd)),
            SampleMatrix.Of(set, taken).Times.ToArray());
    }

    [Fact]
    public void Rows_keep_their_times_and_their_sampler_in_either_order()
    {
        var set = SampleSet.Build(Rows, Labels.NetSide(6, 10), AlwaysOpenCalendar.Instance);
        var made = SampleMatrix.Of(set, [0, 1, 2]);
        RowSampler none = (rows, draws, _) => new int[draws];
        Assert.Equal((3, none), (made.WithSampler(none).Times.Length, made.WithSampler(none).Sampler));
        Assert.Same(made.Sampler, made.WithTimes(made.Times.ToArray()).Sampler);
    }

    [Fact]
    public void Both_models_may_draw_rows_by_how_labels_overlap()
    {
        var set = SampleSet.Build(Scene.Rows(Bars.Take(1_500).ToList()), Labels.NetSide(6, 10), AlwaysOpenCalendar.Instance);
        var data = SampleMatrix.Of(set, [.. Enumerable.Range(0, set.Samples.Count)]);
        RandomForestLearner Forest(bool drawsByOverlap) => new() { Task = ModelTask.BinaryClassification, Trees = 3, MaxDepth = 3, SequentialBootstrap = drawsByOverlap };
        IModel Fit(bool drawsByOverlap) => new MetaLabelLearner(Forest(drawsByOverlap), Forest(drawsByOverlap), 6) { Folds = 2 }.Fit(data, 1);
        var row = new double[data.Columns];
        double Sum(IModel model) => Enumerable.Range(0, data.Rows).Sum(i =>
        {
            data.CopyRow(i, row);
            return model.TryScore(row, out var score) ? score : 0;
        });
        Assert.NotEqual(Sum(Fit(false)), Sum(Fit(true)));

        var options = new TrainingOptions { FlatShares = [0], Folds = 2 };
        var candidate = new Candidate(new MetaLabelLearner(Forest(true), new LogisticLearner { Alpha = 100 }, 6) { Folds = 2 }, Labels.NetSide(6, 10));
        var manifest = new ModelTrainer(options, Scene.Costs).Train(Scene.Rows(Bars.Take(2_500).ToList()), AlwaysOpenCalendar.Instance, new string('0', 64), [candidate]).Artifact.Manifest;
        Assert.Contains("average_uniqueness", manifest.Options.Keys);
        Assert.Contains(manifest.Options["secondary_calibrator"], new[] { "platt", "isotonic" });
    }

    [Fact]
    public void What_the_parts_are_held_back_by_is_seen_by_the_guards()
    {
        var options = new TrainingOptions { FlatShares = [0], Folds = 2 };
        var growing = new BoostedTreesLearner { Loss = BoostingLoss.Logistic, MaxDepth = 2, Rounds = 10, L2 = 3 };
        var candidate = new Candidate(new MetaLabelLearner(new LogisticLearner { Alpha = 100 }, growing, 6) { Folds = 2 }, Labels.NetSide(6, 10));
        var result = new ModelTrainer(options, Scene.Costs).Train(Scene.Rows(Bars.Take(2_500).ToList()), AlwaysOpenCalendar.Instance, new string('0', 64), [candidate]);
        var guards = result.Guards;
        Assert.Equal((GuardVerdict.Held, 3.0), guards.Where(g => g.Name == GuardNames.L2Penalty).Select(g => (g.Verdict, g.Measured!.Value)).Single());

        // The part that grows stopped on a slice of its own in each fold, and the manifest says how many rounds the last fit did.
        var stopping = guards.Single(g => g.Name == GuardNames.EarlyStopping);
        Assert.Equal((GuardVerdict.Held, 0.0), (stopping.Verdict, stopping.Measured!.Value));
        var round = result.Artifact.Manifest.Options["secondary.best_round"];
        Assert.Matches("^the secondary model was best after [0-9]+ to [0-9]+ rounds in 2 folds, each by its own of [0-9]+ samples", stopping.Words);
        Assert.DoesNotContain("primary.best_round", result.Artifact.Manifest.Options.Keys);
        var secondary = ((MetaLabelledModel)result.Artifact.Model).Secondary;
        var trees = Assert.IsType<TreeEnsembleModel>(secondary is CalibratedModel calibrated ? calibrated.Model : secondary);
        Assert.Equal(round, trees.Trees.Count.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Impossible_options_are_refused_at_the_start()
    {
        using var services = new ServiceCollection()
            .AddAlphaPulse(pulse => pulse.AddTraining(o => o.MetaLabel = new MetaLabelOptions { Folds = 1, Secondaries = [new RidgeLearner()] }))
            .BuildServiceProvider();
        var e = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<TrainingOptions>>().Value);
        Assert.Contains("MetaLabel.Folds is 1", e.Message, StringComparison.Ordinal);
        Assert.Contains("MetaLabel.Secondaries are [ridge]", e.Message, StringComparison.Ordinal);
    }

    private static (double Right, double Trust, double Size) Judge(MetaLabelledModel model, SampleSet set, IReadOnlyList<int> rows)
    {
        var (right, trust, size) = (0.0, 0.0, 0.0);
        foreach (var row in rows)
        {
            Assert.True(model.TryTrust(set.Features.Row(set.Samples[row].BarIndex), out var side, out var probability));
            right += (int)side * set.Samples[row].Target > 0 ? 1 : 0;
            trust += probability;
            size += model.BetSize.Size(probability);
        }

        return (right / rows.Count, trust / rows.Count, size / rows.Count);
    }
}
