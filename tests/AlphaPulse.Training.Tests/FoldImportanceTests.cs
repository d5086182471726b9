using AlphaPulse.Features;
using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests;

public sealed class FoldImportanceTests
{
    private static readonly IReadOnlyList<Bar> Bars = Scene.Bars(3_000, 10);
    private static readonly SampleSet Samples = Build();
    private static readonly IReadOnlyList<PurgedFold> Folds = PurgedSplits.KFold(SampleTimeline.Of(Samples.Samples), 4, 24);
    private static readonly ILearner Learner = new RidgeLearner { Alpha = 100 };

    // wick_balance twice over, so that each copy alone can go; what the market tells by it; and one column of noise.
    private static SampleSet Build() => SampleSet.Build(
        FeatureMatrix.Compute(
            new FeatureSetBuilder("test").Add("wick_balance(6)", "log_return(1)").Add(new FeatureDefinition("copy", "copy", 1, () => FeatureCatalog.Resolve("wick_balance(6)").Create())).Build(),
            AlwaysOpenCalendar.Instance,
            Bars),
        Labels.ForwardLogReturn(6),
        AlwaysOpenCalendar.Instance);

    [Fact]
    public void Copies_hide_each_other_alone_and_not_as_a_cluster()
    {
        var clusters = ColumnClusters.Find(Samples, Folds[0].Train);
        Assert.Equal([[0, 2], [1]], clusters);

        var alone = FoldImportance.MeanDecreaseAccuracy(Learner, Samples, Folds, 1);
        var clustered = FoldImportance.MeanDecreaseAccuracy(Learner, Samples, Folds, 1, clusters);
        Assert.Equal(["wick_balance(6)", "copy"], clustered[0].Columns);
        Assert.True(clustered[0].Mean > 1.5 * Math.Max(alone[0].Mean, alone[2].Mean), $"{clustered[0]} against {alone[0]}");
        Assert.True(clustered[0].Mean > 3 * clustered[0].StandardError, clustered[0].ToString());
        Assert.InRange(alone[1].Mean, -0.05, 0.05);
        Assert.Equal(Folds.Count, alone[0].Folds.Count);
        Assert.Equal(alone[0].Folds.Average(), alone[0].Mean, 1e-15);
    }

    [Fact]
    public void Weights_of_the_training_are_those_of_the_measuring()
    {
        var decaying = new TrainingOptions { OldestWeight = -0.9 };
        var (plain, weighted) = (FoldImportance.MeanDecreaseAccuracy(Learner, Samples, Folds, 1), FoldImportance.MeanDecreaseAccuracy(Learner, Samples, Folds, 1, weighting: decaying));
        Assert.NotEqual(plain.Select(f => f.Mean), weighted.Select(f => f.Mean));
        Assert.NotEqual(
            FoldImportance.SingleFeature(Learner, Samples, Folds, 1, [[0, 1]]).Select(f => f.Mean), FoldImportance.SingleFeature(Learner, Samples, Folds, 1, [[0, 1]], decaying).Select(f => f.Mean));
        Assert.Equal(plain.Select(f => f.Mean), FoldImportance.MeanDecreaseAccuracy(Learner, Samples, Folds, 1, weighting: new TrainingOptions()).Select(f => f.Mean));
    }

    [Fact]
    public void A_report_has_every_column_once_and_in_a_cluster()
    {
        var options = new TrainingOptions { Penalties = [100], TreeDepths = [], FlatShares = [0] };
        var result = Scene.Train(Scene.Bars(2_000, 5), options);
        var report = ImportanceReport.Measure(result, options);
        var columns = result.Samples.Features.Schema.Columns.Select(c => c.Name).ToList();
        Assert.Equal(columns, report.Features.Select(f => f.Name));
        Assert.Equal(columns.Order(StringComparer.Ordinal), report.Clusters.SelectMany(c => c.Columns).Order(StringComparer.Ordinal));
        Assert.All(report.Features, f => Assert.Equal((options.Folds, options.Folds), (f.Decrease.Folds.Count, f.Alone.Folds.Count)));

        // Each measure by itself gives the same, and all but those of single columns are of one fit a fold.
        var counting = new Counting(result.Learner);
        Same(report, ImportanceReport.Measure(result with { Learner = counting }, options));
        Assert.Equal(options.Folds * (1 + columns.Count), counting.Fits);
        var (learner, samples, rows) = (result.Learner, result.Samples, result.Split.Refit);
        var folds = PurgedSplits.KFold(SampleTimeline.Of(samples.Samples, rows), options.Folds, options.Split.EmbargoBars);
        var groups = ColumnClusters.Find(samples, rows);
        Same(report, new ImportanceReport(
            [.. FoldImportance.MeanDecreaseAccuracy(learner, samples, folds, options.Seed, null, options)
                .Zip(FoldImportance.SingleFeature(learner, samples, folds, options.Seed, null, options), (d, a) => new FeatureWorth(d.Columns[0], d, a))],
            FoldImportance.MeanDecreaseAccuracy(learner, samples, folds, options.Seed, groups, options))
        {
            Impurity = FoldImportance.MeanDecreaseImpurity(learner, samples, folds, options.Seed, null, options),
            ImpurityClusters = FoldImportance.MeanDecreaseImpurity(learner, samples, folds, options.Seed, groups, options),
        });
    }

    private static void Same(ImportanceReport one, ImportanceReport two)
    {
        Assert.Equal(All(one), All(two));
        static IEnumerable<string> All(ImportanceReport report) =>
            report.Features.SelectMany(f => new[] { f.Decrease, f.Alone }).Concat(report.Clusters).Concat(report.Impurity).Concat(report.ImpurityClusters)
                .Select(r => FormattableString.Invariant($"{string.Join(',', r.Columns)} {r.Mean:R} {r.StandardError:R} {string.Join(',', r.Folds.Select(f => FormattableString.Invariant($"{f:R}")))}"));
    }

    private sealed class Counting(ILearner inner) : ILearner
    {
        private int _fits;

        public int Fits => _fits;

        public string Name => inner.Name;

        public ModelTask Task => inner.Task;

        public IReadOnlyDictionary<string, string> Options => inner.Options;

        public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _fits);
            return inner.Fit(data, seed, cancellationToken);
        }
    }

    [Fact]
    public void A_column_alone_shows_what_it_tells()
    {
        var results = FoldImportance.SingleFeature(Learner, Samples, Folds, 1);
        Assert.True(results[0].Mean > 0.1, results[0].ToString());
        Assert.Equal(results[0].Folds, results[2].Folds);
        Assert.True(results[0].Mean > results[1].Mean + 0.1);
    }

    [Fact]
    public void Shares_of_the_models_add_up_by_clusters()
    {
        var alone = FoldImportance.MeanDecreaseImpurity(Learner, Samples, Folds, 1);
        var clustered = FoldImportance.MeanDecreaseImpurity(Learner, Samples, Folds, 1, [[0, 2], [1]]);
        Assert.Equal(1, alone.Sum(r => r.Mean), 1e-12);
        Assert.Equal(alone[0].Mean + alone[2].Mean, clustered[0].Mean, 1e-12);
        Assert.True(clustered[0].Mean > 0.7);
    }

    [Fact]
    public void The_same_seed_shuffles_the_same_and_another_does_not()
    {
        var first = FoldImportance.MeanDecreaseAccuracy(Learner, Samples, Folds, 1);
        Assert.Equal(first.SelectMany(r => r.Folds), FoldImportance.MeanDecreaseAccuracy(Learner, Samples, Folds, 1).SelectMany(r => r.Folds));
        Assert.NotEqual(first.SelectMany(r => r.Folds), FoldImportance.MeanDecreaseAccuracy(Learner, Samples, Folds, 2).SelectMany(r => r.Folds));
    }

    [Fact]
    public void Impossible_groups_are_refused()
    {
        Assert.Contains("[3]", Assert.Throws<ArgumentException>(() => FoldImportance.MeanDecreaseAccuracy(Learner, Samples, Folds, 1, [[3]])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FoldImportance.SingleFeature(Learner, Samples, [], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ColumnClusters.Find(Samples, Folds[0].Train, double.NaN));
    }
}
