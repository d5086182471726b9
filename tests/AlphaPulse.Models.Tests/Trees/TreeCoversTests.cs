namespace AlphaPulse.Models.Tests.Trees;

public sealed class TreeCoversTests
{
    [Fact]
    public void A_cover_is_the_weight_of_the_rows_that_come_by()
    {
        var data = TrainingMatrix.FromRows(
            Samples.Schema(3), [0, 2, 1, 0, 3, 0, 0, double.NaN, 1, 0, 7, double.NaN, 0, 1, 1], [0, 0, 0, 0, 0], [1, 2, 4, 8, 16]);
        var model = Samples.CoveredTrees();
        var covered = model.WithCovers(data);

        // Categories 2 and 7 go right; of these, missing values go right again.
        Assert.Equal([31, 22, 9, 0, 9], covered.Trees[0].Nodes.Select(n => n.Cover));
        Assert.Equal([31], covered.Trees[1].Nodes.Select(n => n.Cover));
        Assert.Equal(model.Trees[0].Nodes.Select(n => (n.Feature, n.Threshold, n.Value, n.Gain, n.MissingLeft)), covered.Trees[0].Nodes.Select(n => (n.Feature, n.Threshold, n.Value, n.Gain, n.MissingLeft)));
        Assert.Equal(model.Transform, covered.Transform);
        double[] row = [0, 7, -1];
        Assert.True(model.TryScore(row, out var before) && covered.TryScore(row, out var after) && before == after);
    }

    [Fact]
    public void Covers_of_a_squared_loss_are_found_again_and_explain_the_same()
    {
        var data = Samples.Random(400, 4, 3, (sum, random) => sum + 0.1 * random.NextNormal());
        var model = (TreeEnsembleModel)new BoostedTreesLearner { Loss = BoostingLoss.Squared, Rounds = 5 }.Fit(data, seed: 1);
        var again = model.WithCovers(data);
        Assert.Equal(model.Trees.SelectMany(t => t.Nodes).Select(n => n.Cover), again.Trees.SelectMany(t => t.Nodes).Select(n => n.Cover));
        Assert.Equal(new TreeExplainer(model).ExpectedValue, new TreeExplainer(again).ExpectedValue);
    }

    [Fact]
    public void Rows_of_other_features_or_without_a_weight_are_refused()
    {
        var model = Samples.Trees();
        Assert.Throws<ArgumentException>(() => new TreeExplainer(model));
        Assert.Throws<ArgumentException>(() => model.WithCovers(TrainingMatrix.FromRows(Samples.Schema(2), [0, 0], [0])));
        Assert.Throws<ArgumentException>(() => model.WithCovers(TrainingMatrix.FromRows(Samples.Schema(3), [0, 0, 0], [0], [0])));
    }
}
