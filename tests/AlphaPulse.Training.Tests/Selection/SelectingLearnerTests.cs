using AlphaPulse.Models;

namespace AlphaPulse.Training.Tests.Selection;

public sealed class SelectingLearnerTests
{
    private const int Horizon = 3;
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ColumnSelectionOptions Three = new() { Columns = 3, EmbargoBars = 2 };

    public static TheoryData<string> Specifications => new("ridge:alpha=1", "elastic_net:alpha=0.001", "boosted_trees:rounds=30,max_depth=3", "random_forest:trees=20", "extra_trees:trees=20");

    [Theory]
    [MemberData(nameof(Specifications))]
    public void Columns_that_tell_something_are_kept_and_the_others_do_not_matter(string specification)
    {
        var data = Rows(900, columns: 20, telling: [4, 11, 17]);
        var model = SelectingLearner.Of(Learners.Parse(specification), Three).Fit(data, seed: 7);
        Assert.Equal(data.Schema, model.Schema);

        var row = new double[data.Columns];
        var moved = new bool[data.Columns];
        for (var i = 0; i < 200; i++)
        {
            data.CopyRow(i, row);
            Assert.True(model.TryScore(row, out var score));
            for (var column = 0; column < row.Length; column++)
            {
                var value = row[column];
                row[column] = value > 0 ? -3 : 3;
                Assert.True(model.TryScore(row, out var other));
                moved[column] |= !other.Equals(score);
                row[column] = value;
            }
        }

        Assert.Equal([4, 11, 17], Enumerable.Range(0, moved.Length).Where(c => moved[c]));
    }

    // The mistake that it is there against: of 400 columns of noise the ten that go best with all targets go well with those of every test too.
    [Fact]
    public void Noise_that_is_chosen_inside_of_each_fold_foretells_nothing_and_chosen_before_it_does()
    {
        var data = Rows(240, columns: 400, telling: []);
        int[] best = [.. Enumerable.Range(0, data.Columns).OrderByDescending(c => Math.Abs(RankMetrics.SpearmanCorrelation(data.Targets.ToArray(), data.Column(c).ToArray()) ?? 0)).Take(10)];
        var chosen = new bool[data.Columns];
        Array.ForEach(best, column => chosen[column] = true);

        var fooled = FoldSkill(new RidgeLearner { Alpha = 50 }, ColumnSelection.Blank(data, chosen));
        var honest = FoldSkill(SelectingLearner.Of(new RidgeLearner { Alpha = 50 }, new ColumnSelectionOptions { Columns = 10, EmbargoBars = 2 }), data);

        Assert.True(fooled > 0.3, $"chosen on all rows: {fooled}");
        Assert.True(Math.Abs(honest) < 0.15, $"chosen in each fold: {honest}");
    }

    [Fact]
    public void A_learner_that_grows_is_stopped_on_columns_that_its_own_rows_chose()
    {
        var learner = Assert.IsType<IValidatedLearner>(SelectingLearner.Of(new BoostedTreesLearner { Rounds = 60, MaxDepth = 3 }, Three), exactMatch: false);
        var (grow, slice) = (Rows(600, columns: 12, telling: [2, 5, 9]), Rows(200, columns: 12, telling: [0, 1, 3], seed: 5));

        var fit = learner.Fit(grow, slice, seed: 1);
        var again = learner.WithRounds(fit.Curve.BestRound).Fit(grow, seed: 1);

        Assert.Equal(60, learner.Rounds);
        Assert.Equal(Used(again), Used(fit.Model));
        Assert.Subset(new HashSet<int> { 2, 5, 9 }, Used(learner.Fit(grow, seed: 1)));
    }

    [Fact]
    public void The_same_rows_and_seed_give_the_same_bytes_and_few_columns_are_all_kept()
    {
        var data = Rows(400, columns: 8, telling: [1, 6]);
        var learner = SelectingLearner.Of(new RidgeLearner(), Three);
        Assert.Equal(Bytes(learner.Fit(data, 3)), Bytes(learner.Fit(data, 3)));

        var all = SelectingLearner.Of(new RidgeLearner(), new ColumnSelectionOptions { Columns = 8 });
        Assert.Equal(Bytes(new RidgeLearner().Fit(data, 3)), Bytes(all.Fit(data, 3)));
    }

    [Fact]
    public void It_keeps_its_learner_within_so_many_threads()
    {
        var learner = SelectingLearner.Of(new BoostedTreesLearner { Rounds = 5 }, Three);
        var within = Assert.IsType<SelectingLearner>(learner.WithAtMost(1), exactMatch: false);
        Assert.Equal(1, ((BoostedTreesLearner)within.Learner).Threads);
        Assert.IsType<IValidatedLearner>(within, exactMatch: false);
        var data = Rows(400, columns: 8, telling: [1, 6]);
        Assert.Equal(Bytes(learner.Fit(data, 3)), Bytes(within.Fit(data, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => learner.WithAtMost(0));
    }

    [Fact]
    public void Its_options_are_those_of_the_learner_and_of_the_choice()
    {
        var learner = SelectingLearner.Of(new RidgeLearner { Alpha = 2.5 }, Three with { Folds = 4 });
        Assert.Equal(
            [("alpha", "2.5"), ("scale", "standard"), ("selected_columns", "3"), ("selection", "mean_decrease_accuracy"), ("selection_embargo_bars", "2"), ("selection_folds", "4")],
            learner.Options.Select(o => (o.Key, o.Value)));
        Assert.Equal(("ridge", ModelTask.Regression), (learner.Name, learner.Task));
    }

    [Fact]
    public void What_cannot_be_is_refused_with_the_remedy()
    {
        var learner = SelectingLearner.Of(new RidgeLearner(), Three);
        Assert.Throws<UntimedSampleException>(() => learner.Fit(Rows(400, 8, [1], isTimed: false), 1));
        Assert.Contains("too few", Assert.Throws<LearningException>(() => learner.Fit(Rows(6, 8, [1]), 1)).Message, StringComparison.Ordinal);
        Assert.Contains("did not vary", Assert.Throws<LearningException>(() => SelectingLearner.Of(new Stubborn(), Three).Fit(Rows(400, 8, [1]), 1)).Message, StringComparison.Ordinal);
        Assert.Contains("None of 64 rows", Assert.Throws<LearningException>(() => SelectingLearner.Of(new Silent(), Three).Fit(Rows(400, 8, [1]), 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SelectingLearner.Of(learner));
        Assert.Throws<ArgumentException>(() => SelectingLearner.Of(new MetaLabelLearner(new RidgeLearner(), new LogisticLearner(), 3)));
        Assert.Throws<ArgumentException>(() => ((IValidatedLearner)SelectingLearner.Of(new BoostedTreesLearner(), Three)).Fit(Rows(400, 8, [1]), Rows(100, 9, [1]), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Three with { Columns = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Three with { Folds = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => Three with { EmbargoBars = -1 });
    }

    private static double FoldSkill(ILearner learner, TrainingMatrix data)
    {
        var (scores, targets) = (new List<double>(), new List<double>());
        var row = new double[data.Columns];
        foreach (var fold in PurgedSplits.KFold(SampleTimeline.Of(data), 4, embargoBars: 2))
        {
            var model = learner.Fit(MatrixRows.Take(data, fold.Train), seed: 1);
            foreach (var position in fold.Test)
            {
                data.CopyRow(position, row);
                Assert.True(model.TryScore(row, out var score));
                scores.Add(score);
                targets.Add(data.Targets[position]);
            }
        }

        return RankMetrics.SpearmanCorrelation([.. targets], [.. scores]) ?? 0;
    }

    private static HashSet<int> Used(IModel model) =>
        [.. ((IFeatureImportance)model).Importance.Select((share, column) => (share, column)).Where(p => p.share > 0).Select(p => p.column)];

    private static byte[] Bytes(IModel model) => ModelBytes.Of(model);

    private static TrainingMatrix Rows(int count, int columns, int[] telling, long seed = 1, bool isTimed = true)
    {
        var random = new DeterministicRandom(seed);
        var (values, targets, times) = (new double[count * columns], new double[count], new RowTimes[count]);
        for (var i = 0; i < count; i++)
        {
            for (var column = 0; column < columns; column++)
            {
                values[i * columns + column] = random.NextNormal();
            }

            targets[i] = telling.Sum(column => values[i * columns + column]) + 0.3 * random.NextNormal();
            times[i] = new RowTimes(Start.AddHours(i), Start.AddHours(i + 1), Start.AddHours(i + Horizon), Start.AddHours(i + Horizon + 1));
        }

        var schema = new FeatureSchema("selection", [.. Enumerable.Range(0, columns).Select(c => new FeatureColumn($"column{c}", $"column {c}", 1))]);
        var matrix = TrainingMatrix.FromRows(schema, values, targets);
        return isTimed ? matrix.WithTimes(times) : matrix;
    }

    /// <summary>Its models have no score for any row, so that nobody sees what they look at.</summary>
    private sealed class Silent : ILearner
    {
        public string Name => "silent";

        public ModelTask Task => ModelTask.Regression;

        public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>();

        public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) => new Model(data.Schema);

        private sealed class Model(FeatureSchema schema) : IModel
        {
            public string Kind => "silent";

            public ModelTask Task => ModelTask.Regression;

            public FeatureSchema Schema => schema;

            public bool TryScore(ReadOnlySpan<double> features, out double score)
            {
                score = double.NaN;
                return false;
            }
        }
    }

    /// <summary>Its models add up all columns, whatever they are given.</summary>
    private sealed class Stubborn : ILearner
    {
        public string Name => "stubborn";

        public ModelTask Task => ModelTask.Regression;

        public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>();

        public IModel Fit(TrainingMatrix data, long seed, CancellationToken cancellationToken = default) => new LinearModel(
            Task, data.Schema, [.. Enumerable.Repeat(1.0, data.Columns)], 0, new double[data.Columns], new double[data.Columns]);
    }
}
