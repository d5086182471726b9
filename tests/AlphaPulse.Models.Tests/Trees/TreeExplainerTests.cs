using System.Numerics;

namespace AlphaPulse.Models.Tests.Trees;

public sealed class TreeExplainerTests
{
    private const int Columns = 5;

    private static readonly TrainingMatrix Data = TreeSamples.Rows(500, 4, Columns);

    [Theory]
    [InlineData("depth-wise")]
    [InlineData("symmetric")]
    [InlineData("logistic")]
    [InlineData("dart")]
    [InlineData("leaf-wise")]
    public void Contributions_are_the_Shapley_values_of_the_game_of_the_trees(string kind)
    {
        var model = Model(kind);
        var explainer = new TreeExplainer(model);
        var contributions = new double[Columns];
        var interactions = new double[Columns * Columns];
        for (var row = 0; row < 40; row++)
        {
            var features = Row(row);
            explainer.Explain(features, contributions);
            explainer.ExplainInteractions(features, interactions);
            double[] game = [.. Enumerable.Range(0, 1 << Columns).Select(set => model.BaseScore + model.Trees.Sum(t => Value(t, 0, features, set)))];
            Assert.Equal(game[0], explainer.ExpectedValue, 1e-12);
            for (var i = 0; i < Columns; i++)
            {
                Assert.Equal(Shapley(game, i), contributions[i], 1e-12);
                for (var j = 0; j < Columns; j++)
                {
                    if (i != j)
                    {
                        Assert.Equal(Interaction(game, i, j), interactions[i * Columns + j], 1e-12);
                    }
                }

                Assert.Equal(contributions[i], interactions.AsSpan(i * Columns, Columns).ToArray().Sum(), 1e-12);
            }
        }
    }

    [Fact]
    public void Contributions_and_the_expected_value_add_up_to_the_sum_of_deep_trees()
    {
        var data = TreeSamples.Rows(4000, 4, 40);
        var learner = new BoostedTreesLearner { Rounds = 20, Growth = TreeGrowth.LeafWise, MaxDepth = 64, MaxLeaves = 200, MinRowsPerLeaf = 1 };
        var model = (TreeEnsembleModel)learner.Fit(data, 0);
        var explainer = new TreeExplainer(model);
        var contributions = new double[40];
        var features = new double[40];
        for (var row = 0; row < 200; row++)
        {
            data.CopyRow(row, features);
            explainer.Explain(features, contributions);
            Assert.True(model.TryScore(features, out var score));
            Assert.Equal(score, explainer.ExpectedValue + contributions.Sum(), 1e-9);
        }
    }

    [Fact]
    public void A_feature_that_no_tree_splits_contributes_nothing()
    {
        var model = new TreeEnsembleModel(
            ModelTask.Regression,
            Samples.Schema(3),
            1,
            [new DecisionTree(TreeNode.Split(1, 0, 1, 2, missingLeft: false, 1, 8), TreeNode.Leaf(4, 2), TreeNode.Leaf(-4, 6))]);
        var explainer = new TreeExplainer(model);
        var contributions = new double[3];
        explainer.Explain([9, -1, 9], contributions);
        Assert.Equal(-1, explainer.ExpectedValue, 1e-15);
        Assert.Equal([0, 6, 0], contributions.Select(c => Math.Round(c, 14)));
    }

    [Fact]
    public void A_row_without_a_score_has_no_contributions()
    {
        var model = new TreeEnsembleModel(
            ModelTask.Regression,
            Samples.Schema(1),
            0,
            [new DecisionTree(TreeNode.Split(0, 0, 1, 2, missingLeft: false, 1, 8), TreeNode.Leaf(1000, 2), TreeNode.Leaf(1, 6))],
            ScoreTransform.Exponential);
        IModelExplainer explainer = new TreeExplainer(model);
        foreach (var feature in new[] { -1, 1, double.NaN })
        {
            double[] contributions = [42];
            var explains = explainer.TryExplain([feature], contributions);
            Assert.Equal(model.TryScore([feature], out _), explains);
            Assert.NotEqual(explains, contributions[0] == 42);
        }

        Assert.Throws<ArgumentException>(() => explainer.TryExplain([-1], new double[2]));
        Assert.Throws<ArgumentException>(() => explainer.TryExplain([-1, 0], new double[2]));
    }

    [Fact]
    public void What_cannot_be_explained_is_refused()
    {
        var message = Assert.Throws<ArgumentException>(() => new TreeExplainer(Samples.Trees())).Message;
        foreach (var part in new[] { "files of version 1", "other libraries", "add it with TreeCovers.WithCovers" })
        {
            Assert.Contains(part, message, StringComparison.Ordinal);
        }

        var explainer = new TreeExplainer(Model("depth-wise"));
        Assert.Throws<ArgumentException>(() => explainer.Explain([1, 2], new double[Columns]));
        Assert.Throws<ArgumentException>(() => explainer.Explain(Row(0), new double[Columns + 1]));
        Assert.Throws<ArgumentException>(() => explainer.ExplainInteractions(Row(0), new double[Columns]));
        Assert.Equal(3, new TreeExplainer(new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(1), 3, [])).ExpectedValue);
    }

    private static TreeEnsembleModel Model(string kind) => (TreeEnsembleModel)TreeSamples.Kinds[kind].Fit(Data, 1);

    private static double[] Row(int row)
    {
        var features = new double[Columns];
        Data.CopyRow(row, features);
        return features;
    }

    /// <summary>The expectation of a tree where the features of a set are known.</summary>
    private static double Value(DecisionTree tree, int number, double[] row, int set)
    {
        var node = tree.Nodes[number];
        if (node.IsLeaf)
        {
            return node.Value;
        }

        var (left, right) = (Value(tree, node.Left, row, set), Value(tree, node.Right, row, set));
        if ((set >> node.Feature & 1) != 0)
        {
            var feature = row[node.Feature];
            return (double.IsNaN(feature) ? node.MissingLeft : feature < node.Threshold) ? left : right;
        }

        return (tree.Nodes[node.Left].Cover * left + tree.Nodes[node.Right].Cover * right) / (tree.Nodes[node.Left].Cover + tree.Nodes[node.Right].Cover);
    }

    private static double Shapley(double[] game, int i)
    {
        var sum = 0.0;
        for (var set = 0; set < game.Length; set++)
        {
            if ((set >> i & 1) == 0)
            {
                var size = BitOperations.PopCount((uint)set);
                sum += Factorial(size) * Factorial(Columns - size - 1) / Factorial(Columns) * (game[set | 1 << i] - game[set]);
            }
        }

        return sum;
    }

    private static double Interaction(double[] game, int i, int j)
    {
        var sum = 0.0;
        for (var set = 0; set < game.Length; set++)
        {
            if ((set >> i & 1) == 0 && (set >> j & 1) == 0)
            {
                var size = BitOperations.PopCount((uint)set);
                var together = game[set | 1 << i | 1 << j] - game[set | 1 << i] - game[set | 1 << j] + game[set];
                sum += Factorial(size) * Factorial(Columns - size - 2) / (2 * Factorial(Columns - 1)) * together;
            }
        }

        return sum;
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
}
