namespace AlphaPulse.Models.Tests.Trees;

public sealed class CategoryTests
{
    private static readonly BoostedTreesLearner Learner = new()
    {
        Rounds = 1,
        LearningRate = 1,
        MaxDepth = 1,
        MinRowsPerLeaf = 1,
        L2 = 0,
        CategoricalColumns = ["f(0)"],
        CategorySmoothing = 0,
    };

    [Fact]
    public void Sorted_categories_are_divided_as_trying_every_partition_would()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var random = new DeterministicRandom(seed);
            double[] features = [.. Enumerable.Range(0, 60).Select(_ => (double)(3 * random.NextInt32(7) + 1))];
            double[] targets = [.. features.Select(f => Math.Sin(f * seed) + random.NextNormal() / 2)];
            var model = Fit(Learner, features, targets);
            Assert.Equal(BestLoss(features, targets), Loss(model, features, targets), 1e-9);
        }
    }

    [Fact]
    public void Few_categories_are_told_one_from_all_others()
    {
        double[] features = [0, 0, 1, 1, 5, 5, 9, 9];
        double[] targets = [1, 1, 5, 5, 1.5, 1.5, 4, 4];
        var each = Fit(Learner, features, targets).Trees[0].Nodes[0];
        Assert.Equal([1], each.Categories);
        Assert.False(each.MissingLeft);
        var sorted = Fit(Learner with { MaxOneHotCategories = 3 }, features, targets);
        Assert.Equal(Score(sorted, 1), Score(sorted, 9));
        Assert.Equal(Score(sorted, 0), Score(sorted, 5));
    }

    [Fact]
    public void Categories_that_training_did_not_know_go_where_missing_ones_go()
    {
        double[] features = [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, double.NaN, double.NaN];
        double[] targets = [0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9];
        var model = Fit(Learner, features, targets);
        foreach (var unknown in new[] { 5, 300, -1, 0.5, 1e300 })
        {
            Assert.Equal(Score(model, double.NaN), Score(model, unknown));
        }

        Assert.Equal(9, Score(model, double.NaN), 1e-9);
        Assert.Equal(0, Score(model, 2), 1e-9);
        Assert.Equal(9, Score(model, 3), 1e-9);
    }

    [Fact]
    public void Categories_without_a_bin_count_as_missing()
    {
        double[] features = [.. Enumerable.Range(0, 40).Select(i => (double)(i < 36 ? i % 2 : i))];
        double[] targets = [.. features.Select(f => f == 0 ? 1.0 : f == 1 ? 2 : 3)];
        var model = Fit(Learner with { Bins = 2, MaxDepth = 2 }, features, targets);
        Assert.Equal([1.0, 2, 3, 3], new[] { 0.0, 1, 37, 38 }.Select(f => Math.Round(Score(model, f), 9)));
    }

    [Fact]
    public void The_order_of_the_numbers_of_categories_does_not_matter()
    {
        var data = TreeSamples.Rows(600, 3);
        int[] names = [44, 7, 19, 2, 5000, 31, 0];
        var learner = TreeSamples.Small with { CategoricalColumns = ["f(2)"] };
        double[] renamed = [.. Enumerable.Range(0, data.Columns).SelectMany(c => data.Column(c).ToArray().Select(v => c == 2 && !double.IsNaN(v) ? names[(int)v] : v))];
        var other = new TrainingMatrix(data.Schema, renamed, data.Targets.ToArray(), data.Weights.ToArray());
        var model = learner.Fit(data, 0);
        var same = learner.Fit(other, 0);
        Assert.Contains(((TreeEnsembleModel)model).Trees, t => t.Nodes.Any(n => n.IsCategorical));
        for (var row = 0; row < data.Rows; row++)
        {
            Assert.Equal(TreeSamples.Score(model, data, row), TreeSamples.Score(same, other, row), 1e-12);
        }
    }

    [Fact]
    public void They_go_through_the_file_and_can_be_explained()
    {
        var data = TreeSamples.Rows(600, 3);
        var model = (TreeEnsembleModel)(TreeSamples.Small with { CategoricalColumns = ["f(2)", "f(5)"] }).Fit(data, 0);
        var read = (TreeEnsembleModel)ModelFile.FromBytes(TreeSamples.Bytes(model), "model").Model;
        Assert.Equal(TreeSamples.Bytes(model), TreeSamples.Bytes(read));
        var explainer = new TreeExplainer(read);
        var features = new double[data.Columns];
        var contributions = new double[data.Columns];
        var scores = new double[1];
        for (var row = 0; row < 100; row++)
        {
            data.CopyRow(row, features);
            explainer.Explain(features, contributions);
            read.Score(features, scores);
            Assert.Equal(TreeSamples.Score(model, data, row), scores[0]);
            Assert.Equal(scores[0], explainer.ExpectedValue + contributions.Sum(), 1e-9);
        }
    }

    [Fact]
    public void Nodes_are_equal_by_their_categories_and_keep_them_to_themselves()
    {
        int[] categories = [1, 4];
        var node = TreeNode.CategorySplit(0, categories, 1, 2, missingLeft: true, 3, 4);
        categories[0] = 2;
        Assert.Equal([1, 4], node.Categories);
        Assert.False(node.Categories is IList<int>);
        var same = TreeNode.CategorySplit(0, [1, 4], 1, 2, missingLeft: true, 3, 4);
        Assert.Equal(node, same);
        Assert.Equal(node.GetHashCode(), same.GetHashCode());
        Assert.True(node == same);
        foreach (var other in new[]
        {
            TreeNode.CategorySplit(0, [1, 5], 1, 2, missingLeft: true, 3, 4),
            TreeNode.CategorySplit(0, [1], 1, 2, missingLeft: true, 3, 4),
            TreeNode.CategorySplit(1, [1, 4], 1, 2, missingLeft: true, 3, 4),
            TreeNode.CategorySplit(0, [1, 4], 2, 1, missingLeft: true, 3, 4),
            TreeNode.CategorySplit(0, [1, 4], 1, 2, missingLeft: false, 3, 4),
            TreeNode.CategorySplit(0, [1, 4], 1, 2, missingLeft: true, 2, 4),
            TreeNode.CategorySplit(0, [1, 4], 1, 2, missingLeft: true, 3, 5),
            TreeNode.Split(0, 0, 1, 2, missingLeft: true, 3, 4),
        })
        {
            Assert.NotEqual(node, other);
        }

        Assert.NotEqual(TreeNode.CategorySplit(0, [], 1, 2, missingLeft: true, 3, 4), TreeNode.Split(0, 0, 1, 2, missingLeft: true, 3, 4));
        Assert.NotEqual(TreeNode.Split(0, 1, 1, 2, missingLeft: true, 3, 4), TreeNode.Split(0, 0, 1, 2, missingLeft: true, 3, 4));
        Assert.NotEqual(TreeNode.Leaf(1), TreeNode.Leaf(2));
        Assert.Equal(TreeNode.Leaf(1), TreeNode.Leaf(1));
    }

    [Fact]
    public void What_is_no_category_is_refused()
    {
        Assert.Contains("1.5", Assert.Throws<LearningException>(() => Fit(Learner, [1, 1.5], [0, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<LearningException>(() => Fit(Learner, [1, -1], [0, 1]));
        Assert.Throws<LearningException>(() => Fit(Learner with { CategoricalColumns = ["x"] }, [1, 1], [0, 1]));
        Assert.Throws<ArgumentException>(() => Fit(Learner with { Growth = TreeGrowth.Symmetric }, [1, 1], [0, 1]));
        Assert.Throws<ArgumentException>(() => Fit(Learner with { MonotoneColumns = new Dictionary<string, int>(StringComparer.Ordinal) { ["f(0)"] = 1 } }, [1, 1], [0, 1]));
        var leaves = new[] { TreeNode.Leaf(1), TreeNode.Leaf(2) };
        foreach (var wrong in new int[][] { [], [2, 1], [1, 1], [-1] })
        {
            Assert.Throws<ArgumentException>(() => new DecisionTree(TreeNode.CategorySplit(0, wrong, 1, 2, missingLeft: true, 0), leaves[0], leaves[1]));
        }
    }

    private static double BestLoss(double[] features, double[] targets)
    {
        double[] categories = [.. features.Distinct()];
        return Enumerable.Range(0, 1 << (categories.Length - 1)).Min(set =>
            Enumerable.Range(0, features.Length).GroupBy(i => set >> Array.IndexOf(categories, features[i]) & 1)
                .Sum(side => side.Average(i => targets[i]) is var mean ? side.Sum(i => (targets[i] - mean) * (targets[i] - mean)) : 0));
    }

    private static double Loss(TreeEnsembleModel model, double[] features, double[] targets) =>
        features.Zip(targets, (f, y) => (Score(model, f) - y) * (Score(model, f) - y)).Sum();

    private static TreeEnsembleModel Fit(BoostedTreesLearner learner, double[] features, double[] targets) =>
        (TreeEnsembleModel)learner.Fit(new TrainingMatrix(Samples.Schema(1), features, targets), 0);

    private static double Score(TreeEnsembleModel model, double feature)
    {
        Assert.True(model.TryScore([feature], out var score));
        return score;
    }
}
