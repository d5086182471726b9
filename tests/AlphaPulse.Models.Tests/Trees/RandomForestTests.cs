namespace AlphaPulse.Models.Tests.Trees;

public sealed class RandomForestTests
{
    private static readonly TrainingMatrix Data = Samples.Random(2000, 4, 1, BoostedTreesLearnerTests.Classes);

    [Theory]
    [InlineData(false, "random_forest")]
    [InlineData(true, "extra_trees")]
    public void A_forest_scores_the_mean_of_its_trees_as_a_probability(bool randomThresholds, string name)
    {
        var learner = new RandomForestLearner { Task = ModelTask.BinaryClassification, RandomThresholds = randomThresholds, Trees = 50 };
        Assert.Equal(name, learner.Name);
        var model = (TreeEnsembleModel)learner.Fit(Data, 1);
        Assert.Equal(50, model.Trees.Count);
        Assert.Equal(ModelTask.BinaryClassification, model.Task);
        var test = Samples.Random(1000, 4, 2, BoostedTreesLearnerTests.Classes);
        double[] scores = [.. Enumerable.Range(0, test.Rows).Select(r => TreeSamples.Score(model, test, r))];
        Assert.All(scores, s => Assert.InRange(s, 0, 1));
        Assert.InRange(ClassificationMetrics.RocAuc(test.Targets, scores)!.Value, 0.62, 1);

        // A tree of the forest alone, at full weight, has the share of 1 in its leaves.
        var first = model.Trees[0].Nodes.Where(n => n.IsLeaf).Select(n => model.BaseScore + n.Value * 50);
        Assert.All(first, share => Assert.InRange(share, -1e-9, 1 + 1e-9));
    }

    [Fact]
    public void More_trees_come_closer_to_each_other()
    {
        double Spread(int trees)
        {
            var (a, b) = (new RandomForestLearner { Trees = trees }.Fit(Data, 1), new RandomForestLearner { Trees = trees }.Fit(Data, 2));
            return Enumerable.Range(0, 200).Average(r => Math.Abs(TreeSamples.Score(a, Data, r) - TreeSamples.Score(b, Data, r)));
        }

        Assert.True(Spread(100) < Spread(4) / 2);
    }

    [Theory]
    [InlineData(BoostingLoss.Absolute)]
    [InlineData(BoostingLoss.Quantile)]
    public void Leaves_that_are_quantiles_are_means_over_the_trees_too(BoostingLoss loss)
    {
        double[] features = [.. Enumerable.Range(0, 500).Select(r => r < 300 ? 1.0 : 2)];
        double[] targets = [.. features.Select(f => f == 1 ? 3.0 : 13)];
        var learner = TreeSamples.Kinds["forest"] with { Loss = loss, Quantile = 0.8, Rounds = 20 };
        var data = new TrainingMatrix(Samples.Schema(1), features, targets);
        var model = learner.Fit(data, 1);
        Assert.Equal(3, TreeSamples.Score(model, data, 0), 1e-9);
        Assert.Equal(13, TreeSamples.Score(model, data, 499), 1e-9);
    }

    [Fact]
    public void Options_out_of_range_are_refused_and_all_are_listed()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomForestLearner { Trees = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomForestLearner { Task = (ModelTask)7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomForestLearner { ColumnFraction = 0 });
        Assert.Throws<LearningException>(() => new RandomForestLearner { Task = ModelTask.BinaryClassification }.Fit(Samples.Random(100, 2, 1, (sum, _) => sum), 0));
        Assert.Equal(
            "bins=64;column_fraction=0.5;max_depth=12;min_rows_per_leaf=20;random_thresholds=false;row_fraction=0.632;sequential_bootstrap=false;task=regression;trees=200",
            string.Join(';', new RandomForestLearner { ColumnFraction = 0.5 }.Options.Select(o => $"{o.Key}={o.Value}")));
    }
}
