using AlphaPulse.Models;
using AlphaPulse.Testing;

namespace AlphaPulse.Training.MicrosoftML.Tests;

public class LearnerTests
{
    [Theory]
    [MemberData(nameof(Learners.All), MemberType = typeof(Learners))]
    public void On_rows_with_a_signal_it_beats_the_best_constant(int index, string name)
    {
        _ = name;
        var learner = Learners.At(index);
        var model = learner.Fit(Samples.Of(learner.Task, 1000), 3);
        var test = Samples.Of(learner.Task, 1000, seed: 99);
        var mean = test.Targets.ToArray().Average();
        var (loss, naive) = (0.0, 0.0);
        for (var i = 0; i < test.Rows; i++)
        {
            loss += Math.Pow(Samples.Score(model, Samples.Row(test, i)) - test.Targets[i], 2);
            naive += Math.Pow(mean - test.Targets[i], 2);
        }

        Assert.InRange(loss / naive, 0, 0.9);
        Assert.Equal(learner.Task, model.Task);
        Assert.Equal(Samples.Schema, model.Schema);
        var importance = ((IFeatureImportance)model).Importance;
        Assert.True(importance[0] > importance[3] && importance[0] > importance[4]);
    }

    [Theory]
    [MemberData(nameof(Learners.All), MemberType = typeof(Learners))]
    public void What_it_gives_can_be_explained(int index, string name)
    {
        _ = name;
        var learner = Learners.At(index);
        var data = Samples.Of(learner.Task, 300);
        var model = learner.Fit(data, 3);
        var contributions = new double[data.Columns];
        Assert.True(ModelExplainers.Create(model).TryExplain(Samples.Row(data, 0), contributions));
        Assert.Contains(contributions, c => c != 0);
    }

    [Theory]
    [MemberData(nameof(Learners.All), MemberType = typeof(Learners))]
    public void It_keeps_the_contract_of_learners(int index, string name)
    {
        _ = name;
        LearnerContract.Verify(Learners.At(index));
    }

    [Theory]
    [MemberData(nameof(Learners.All), MemberType = typeof(Learners))]
    public async Task Equal_seeds_give_equal_bytes_of_model_and_archive_also_side_by_side(int index, string name)
    {
        _ = name;
        var learner = Learners.At(index);
        var data = Samples.Of(learner.Task, 500);
        var first = learner.Fit(data, 42);
        var both = await Task.WhenAll(Task.Run(() => learner.Fit(data, 42)), Task.Run(() => learner.Fit(data, 42)));
        foreach (var model in both)
        {
            Assert.Equal(Bytes(first), Bytes(model));
            Assert.Equal(MicrosoftMLArchive.Of(first)!.Sha256, MicrosoftMLArchive.Of(model)!.Sha256);
        }
    }

    [Theory]
    [MemberData(nameof(Learners.All), MemberType = typeof(Learners))]
    public void A_seed_makes_a_difference_where_something_is_drawn(int index, string name)
    {
        _ = name;
        var learner = Learners.At(index);
        var data = Samples.Of(learner.Task, 500);
        var isDrawn = learner is FastForestLearner or SdcaLearner { Shuffle: true }
            or FastTreeLearner { RowFraction: < 1 } or LightGbmLearner { RowFraction: < 1 };

        // Seeds that differ in their upper half only, which a cut to 32 bits would lose.
        var (one, other) = (Bytes(learner.Fit(data, 1)), Bytes(learner.Fit(data, 1 + (1L << 40))));
        Assert.Equal(isDrawn, !one.AsSpan().SequenceEqual(other));
    }

    [Theory]
    [MemberData(nameof(Learners.All), MemberType = typeof(Learners))]
    public void Rows_without_weight_do_not_count(int index, string name)
    {
        _ = name;
        var learner = Learners.At(index);
        var data = Samples.Of(learner.Task, 400);
        int[] kept = [.. Enumerable.Range(0, data.Rows).Where(row => row % 3 > 0)];
        var weights = new double[data.Rows];
        Array.ForEach(kept, row => weights[row] = 1);
        var all = Take(data, [.. Enumerable.Range(0, data.Rows)], weights);
        var some = Take(data, kept, [.. kept.Select(_ => 1.0)]);
        Assert.Equal(Bytes(learner.Fit(some, 5)), Bytes(learner.Fit(all, 5)));
    }

    [Theory]
    [MemberData(nameof(Learners.Growing), MemberType = typeof(Learners))]
    public void The_model_of_the_best_round_is_that_of_as_many_rounds(int index, string name)
    {
        _ = name;
        var learner = (IValidatedLearner)Learners.At(index);
        var data = Samples.Of(learner.Task, 400);
        var fit = learner.Fit(data, Samples.Of(learner.Task, 300, seed: 8), 5);
        Assert.True(fit.Curve.BestRound > 0);
        Assert.True(fit.Curve.Validation[fit.Curve.BestRound] < fit.Curve.Validation[0]);
        Assert.Equal(Bytes(learner.WithRounds(fit.Curve.BestRound).Fit(data, 5)), Bytes(fit.Model));
        Assert.NotNull(MicrosoftMLArchive.Of(fit.Model));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public void Each_of_fewer_rounds_is_one_of_the_first_trees(double fraction)
    {
        var data = Samples.Of(ModelTask.Regression, 400);
        foreach (var learner in (IValidatedLearner[])[
            new FastTreeLearner { Rounds = 30, Leaves = 4, RowFraction = fraction, ColumnFraction = fraction },
            new LightGbmLearner { Rounds = 30, Leaves = 4, RowFraction = fraction, ColumnFraction = fraction }])
        {
            var all = ((TreeEnsembleModel)learner.Fit(data, 3)).Trees;
            Assert.Equal(30, all.Count);
            foreach (var rounds in (int[])[1, 7, 29])
            {
                var some = ((TreeEnsembleModel)learner.WithRounds(rounds).Fit(data, 3)).Trees;
                Assert.Equal(all.Take(rounds).SelectMany(tree => tree.Nodes), some.SelectMany(tree => tree.Nodes));
            }
        }
    }

    [Fact]
    public void Rounds_that_grow_no_tree_by_chance_are_refused_where_they_would_be_counted()
    {
        // About 50 rows are drawn, and a split needs 50.
        var data = Samples.Of(ModelTask.Regression, 100);
        var learner = new FastTreeLearner { Rounds = 30, MinRowsPerLeaf = 25, RowFraction = 0.5 };
        Assert.InRange(((TreeEnsembleModel)learner.Fit(data, 1)).Trees.Count, 1, 29);
        Assert.Contains("rounds grew no tree", Assert.Throws<LearningException>(() => learner.Fit(data, data, 1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelTask.Regression)]
    [InlineData(ModelTask.BinaryClassification)]
    public void Where_there_is_nothing_to_learn_it_stops_early(ModelTask task)
    {
        var random = new DeterministicRandom(3);
        TrainingMatrix Noise() => TrainingMatrix.FromRows(
            Samples.Schema,
            [.. Enumerable.Range(0, 1000).Select(_ => random.NextDouble())],
            [.. Enumerable.Range(0, 200).Select(_ => task == ModelTask.Regression ? random.NextDouble() : random.NextInt32(2))]);
        var learner = new LightGbmLearner { Task = task, Rounds = 60, EarlyStoppingRounds = 5 };
        var fit = learner.Fit(Noise(), Noise(), 5);
        Assert.InRange(fit.Curve.Rounds, 5, 30);
        Assert.Equal(fit.Curve.BestRound + 5, fit.Curve.Rounds);
    }

    [Theory]
    [InlineData(ModelTask.Regression)]
    [InlineData(ModelTask.BinaryClassification)]
    public void No_rounds_are_the_best_constant(ModelTask task)
    {
        var data = Samples.Of(task, 300, isWeighted: true);
        var mean = data.Targets.ToArray().Zip(data.Weights.ToArray(), (y, w) => y * w).Sum() / data.Weights.ToArray().Sum();
        foreach (var learner in (IValidatedLearner[])[new FastTreeLearner { Task = task }, new LightGbmLearner { Task = task }])
        {
            var model = learner.WithRounds(0).Fit(data, 1);
            Assert.Equal(mean, Samples.Score(model, Samples.Row(data, 0)), 1e-12);
            Assert.Null(MicrosoftMLArchive.Of(model));
            var fit = learner.WithRounds(0).Fit(data, data, 1);
            Assert.Equal(0, fit.Curve.Rounds);
            Assert.Equal(Bytes(model), Bytes(fit.Model));
        }
    }

    internal static ModelArtifact Artifact(IModel model) => new(model, new SignalRule(0, 0, 1), Manifest);

    private static byte[] Bytes(IModel model) => ModelFile.ToBytes(Artifact(model));

    private static ModelManifest Manifest { get; } = new()
    {
        Series = new BarSeriesId(InstrumentId.Parse("sim:A-B"), Timeframe.Parse("1h")),
        Label = "test",
        TrainedFrom = DateTimeOffset.UnixEpoch,
        TrainedTo = DateTimeOffset.UnixEpoch.AddDays(1),
        Samples = 1,
        DataHash = new string('0', 64),
        Provenance = [BarProvenance.Simulated],
        Options = new SortedDictionary<string, string>(StringComparer.Ordinal),
        Seed = 1,
        Trials = 1,
    };

    private static TrainingMatrix Take(TrainingMatrix data, int[] rows, double[] weights) => TrainingMatrix.FromRows(
        data.Schema, [.. rows.SelectMany(row => Samples.Row(data, row))], [.. rows.Select(row => data.Targets[row])], weights);
}
