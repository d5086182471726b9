namespace AlphaPulse.Models.Tests.Trees;

public sealed class TreeScoringTests
{
    [Theory]
    [MemberData(nameof(TreeSamples.Names), MemberType = typeof(TreeSamples))]
    public void Every_way_to_score_gives_the_bits_of_walking_node_by_node(string kind)
    {
        var data = TreeSamples.Rows(500, 4);
        foreach (var rounds in new[] { 1, 7, 8, 21 })
        {
            var model = (TreeEnsembleModel)TreeSamples.Kinds[kind].WithRounds(rounds).Fit(data, 1);
            AssertScores(model, data);
        }
    }

    [Fact]
    public void Deep_trees_shallow_ones_and_single_leaves_are_scored_side_by_side()
    {
        var data = TreeSamples.Rows(2000, 4);
        var deep = (TreeEnsembleModel)new BoostedTreesLearner { Rounds = 9, Growth = TreeGrowth.LeafWise, MaxDepth = 64, MaxLeaves = 150, MinRowsPerLeaf = 1 }.Fit(data, 0);
        var shallow = (TreeEnsembleModel)new BoostedTreesLearner { Rounds = 5, MaxDepth = 1, MinRowsPerLeaf = 1 }.Fit(data, 0);
        var leaf = new DecisionTree(TreeNode.Leaf(0.25));
        AssertScores(new TreeEnsembleModel(ModelTask.Regression, data.Schema, 0.5, [leaf, .. deep.Trees, leaf, .. shallow.Trees]), data);
        AssertScores(new TreeEnsembleModel(ModelTask.Regression, data.Schema, 0.5, [leaf, .. shallow.Trees, leaf]), data);
        AssertScores(new TreeEnsembleModel(ModelTask.Regression, data.Schema, -0.0, [leaf]), data);
        AssertScores(new TreeEnsembleModel(ModelTask.Regression, data.Schema, -0.0, []), data);
    }

    [Fact]
    public void Scoring_allocates_nothing()
    {
        var data = TreeSamples.Rows(500, 4);
        var rows = Flat(data);
        var scores = new double[data.Rows];
        foreach (var kind in new[] { "depth-wise", "symmetric" })
        {
            var model = (TreeEnsembleModel)TreeSamples.Kinds[kind].Fit(data, 1);
            model.TryScore(rows.AsSpan(0, data.Columns), out _);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var row = 0; row < data.Rows; row++)
            {
                model.TryScore(rows.AsSpan(row * data.Columns, data.Columns), out scores[row]);
            }

            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Fact]
    public void A_sum_without_a_transform_is_kept_a_probability_and_a_sum_that_overflows_has_no_score()
    {
        var schema = Samples.Schema(1);
        var tree = new DecisionTree(TreeNode.Split(0, 0, 1, 2, missingLeft: true, 0), TreeNode.Leaf(-1), TreeNode.Leaf(2));
        var share = new TreeEnsembleModel(ModelTask.BinaryClassification, schema, 0, [tree], ScoreTransform.None);
        var scores = new double[2];
        share.Score([-1, 1], scores);
        Assert.Equal([0, 1], scores);
        var count = new TreeEnsembleModel(ModelTask.Regression, schema, 800, [tree], ScoreTransform.Exponential);
        Assert.False(count.TryScore([1], out _));
        count.Score([1, double.NaN], scores);
        Assert.Equal([double.NaN, double.NaN], scores);
        Assert.Throws<ArgumentException>(() => share.Score([1, 2, 3], scores));
        Assert.Throws<ArgumentException>(() => new TreeEnsembleModel(ModelTask.Regression, schema, 0, [], ScoreTransform.Logistic));
        Assert.Throws<ArgumentException>(() => new TreeEnsembleModel(ModelTask.BinaryClassification, schema, 0, [], ScoreTransform.Exponential));
    }

    private static void AssertScores(TreeEnsembleModel model, TrainingMatrix data)
    {
        // Rows with and without missing values: those are scored in different ways.
        var rows = Flat(data);
        for (var i = 0; i < rows.Length / 2; i++)
        {
            rows[i] = double.IsNaN(rows[i]) ? -0.5 : rows[i];
        }

        var scores = new double[data.Rows];
        model.Score(rows, scores);
        for (var row = 0; row < data.Rows; row++)
        {
            var features = rows.AsSpan(row * data.Columns, data.Columns);
            var sum = model.BaseScore;
            foreach (var tree in model.Trees)
            {
                sum += Leaf(tree, features);
            }

            var expected = model.Transform == ScoreTransform.Logistic ? LogisticFunction.Evaluate(sum) : model.Transform == ScoreTransform.Exponential ? Math.Exp(sum) : sum;
            Assert.True(model.TryScore(features, out var score));
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(score));
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(scores[row]));
        }
    }

    private static double Leaf(DecisionTree tree, ReadOnlySpan<double> row)
    {
        var node = tree.Nodes[0];
        while (!node.IsLeaf)
        {
            var feature = row[node.Feature];
            var goesLeft = node.IsCategorical
                ? node.Categories.Any(c => c == feature) != node.MissingLeft
                : double.IsNaN(feature) ? node.MissingLeft : feature < node.Threshold;
            node = tree.Nodes[goesLeft ? node.Left : node.Right];
        }

        return node.Value;
    }

    private static double[] Flat(TrainingMatrix data)
    {
        var rows = new double[data.Rows * data.Columns];
        for (var row = 0; row < data.Rows; row++)
        {
            data.CopyRow(row, rows.AsSpan(row * data.Columns, data.Columns));
        }

        return rows;
    }
}
