using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Models.Tests.Trees;

public sealed class TreeEnsembleModelTests
{
    private static readonly DecisionTree Tree = new(
        TreeNode.Split(1, 0.5, 1, 2, missingLeft: true, 3),
        TreeNode.Leaf(-1),
        TreeNode.Split(0, -2, 4, 3, missingLeft: false, 1),
        TreeNode.Leaf(10),
        TreeNode.Leaf(100));

    private static readonly TreeEnsembleModel Model = new(
        ModelTask.Regression, Samples.Schema(3), 0.25, [Tree, new DecisionTree(TreeNode.Leaf(0.5))]);

    [Theory]
    [InlineData(0, 0.49, -0.25)]
    [InlineData(0, 0.5, 10.75)]
    [InlineData(-2, 1, 10.75)]
    [InlineData(-2.1, 1, 100.75)]
    [InlineData(0, double.NaN, -0.25)]
    [InlineData(double.NaN, 1, 10.75)]
    public void A_row_goes_left_below_the_threshold_and_missing_values_as_the_split_says(double first, double second, double expected)
    {
        Assert.True(Model.TryScore([first, second, double.NaN], out var score));
        Assert.Equal(expected, score);
    }

    [Fact]
    public void Importance_is_the_share_in_the_gain()
    {
        Assert.Equal([0.25, 0.75, 0], Model.Importance);
        Assert.Equal([0, 0, 0], new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(3), 0, []).Importance);
        var split = TreeNode.Split(0, 0, 1, 2, missingLeft: false, double.MaxValue);
        var huge = new DecisionTree(split, TreeNode.Leaf(0), TreeNode.Leaf(0));
        Assert.Equal([1], new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(1), 0, [huge]).Importance);
    }

    [Fact]
    public void Importance_can_be_measured_by_gain_splits_and_cover()
    {
        var model = Samples.CoveredTrees();
        Assert.Equal([0, 2.5, 0.5], model.ImportanceBy(TreeImportance.Gain));
        Assert.Equal([0, 1, 1], model.ImportanceBy(TreeImportance.Splits));
        Assert.Equal([0, 10, 6], model.ImportanceBy(TreeImportance.Cover));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.ImportanceBy((TreeImportance)9));
    }

    [Fact]
    public void Importance_of_a_linear_model_is_that_of_standardised_features()
    {
        var model = new LinearModel(ModelTask.Regression, Samples.Schema(3), [-2, 0, 0.5], 9, [1, 2, 3], [0.5, 7, 6]);
        Assert.Equal([0.25, 0, 0.75], model.Importance);
        var huge = new LinearModel(ModelTask.Regression, Samples.Schema(2), [1e300, -1e300], 0, [0, 0], [1e300, 1e300]);
        Assert.Equal([0.5, 0.5], huge.Importance);
    }

    [Fact]
    public void A_sum_that_is_not_finite_is_no_score()
    {
        var leaf = new DecisionTree(TreeNode.Leaf(double.MaxValue));
        Assert.False(new TreeEnsembleModel(ModelTask.BinaryClassification, Samples.Schema(1), 0, [leaf, leaf]).TryScore([1], out _));
    }

    [Fact]
    public void Nodes_that_are_no_tree_are_refused()
    {
        var leaf = TreeNode.Leaf(1);
        TreeNode Split(int left, int right, int feature = 0, double threshold = 0, double gain = 0) =>
            TreeNode.Split(feature, threshold, left, right, missingLeft: false, gain);

        TreeNode[][] wrong =
        [
            [],
            [default],
            [leaf, leaf],
            [Split(0, 1), leaf],
            [Split(1, 1), leaf],
            [Split(1, 3), leaf, leaf],
            [Split(1, -1), leaf],
            [Split(1, 2), leaf, Split(1, 3), leaf],
            [Split(1, 2), Split(0, 2), leaf],
            [Split(1, 2, feature: -2), leaf, leaf],
            [Split(1, 2, threshold: double.NaN), leaf, leaf],
            [Split(1, 2, gain: -1), leaf, leaf],
            [Split(1, 2, gain: double.PositiveInfinity), leaf, leaf],
            [TreeNode.Leaf(double.NaN)],
        ];
        Assert.All(wrong, nodes => Assert.Throws<ArgumentException>(() => new DecisionTree(nodes)));
        Assert.Equal(3, new DecisionTree(Split(1, 2), leaf, leaf).Nodes.Count);
    }

    [Fact]
    public void Trees_that_are_no_model_of_the_schema_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(1), 0, [Tree]));
        Assert.Throws<ArgumentException>(() => new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(2), double.NaN, [Tree]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TreeEnsembleModel((ModelTask)9, Samples.Schema(2), 0, [Tree]));
    }

    [Fact]
    public void Every_score_lies_between_the_sums_of_the_least_and_the_greatest_leaves() =>
        Prop.ForAll<NormalFloat, NormalFloat, bool>((first, second, missing) =>
        {
            double[] row = [first.Get, missing ? double.NaN : second.Get, 0];
            Assert.True(Trained.Value.TryScore(row, out var score));
            var low = Trained.Value.BaseScore + Trained.Value.Trees.Sum(t => Leaves(t).Min());
            var high = Trained.Value.BaseScore + Trained.Value.Trees.Sum(t => Leaves(t).Max());
            Assert.InRange(score, low - 1e-9, high + 1e-9);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_trained_model_scores_the_same_after_a_round_trip_through_a_file() =>
        Prop.ForAll<NormalFloat[]>(numbers =>
        {
            double[] features = [.. numbers.Select(n => n.Get)];
            if (features.Length < 2)
            {
                return;
            }

            var data = new TrainingMatrix(Samples.Schema(1), features, [.. features.Reverse().Select(Math.Atan)]);
            var model = new BoostedTreesLearner { MinRowsPerLeaf = 1, Rounds = 5, LearningRate = 1 }.Fit(data, 0);
            var read = ModelFile.FromBytes(ModelFile.ToBytes(Samples.Artifact() with { Model = model }), "model.json").Model;
            Assert.Equal(((TreeEnsembleModel)model).Importance, ((TreeEnsembleModel)read).Importance);
            foreach (var feature in features.Append(double.NaN))
            {
                Assert.True(model.TryScore([feature], out var before));
                Assert.True(read.TryScore([feature], out var after));
                Assert.Equal(BitConverter.DoubleToInt64Bits(before), BitConverter.DoubleToInt64Bits(after));
            }
        }).QuickCheckThrowOnFailure();

    private static readonly Lazy<TreeEnsembleModel> Trained = new(() => (TreeEnsembleModel)new BoostedTreesLearner { MinRowsPerLeaf = 5 }
        .Fit(Samples.Random(500, 3, 1, (sum, _) => sum * sum), 0));

    private static IEnumerable<double> Leaves(DecisionTree tree) => tree.Nodes.Where(n => n.IsLeaf).Select(n => n.Value);
}
