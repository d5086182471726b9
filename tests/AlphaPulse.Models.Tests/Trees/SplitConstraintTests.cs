namespace AlphaPulse.Models.Tests.Trees;

public sealed class SplitConstraintTests
{
    private static readonly BoostedTreesLearner Learner = new() { Rounds = 30, LearningRate = 0.5, MaxDepth = 5, MinRowsPerLeaf = 3, L2 = 0.1 };

    private static readonly TreeGrowth[] Growths = [TreeGrowth.DepthWise, TreeGrowth.LeafWise, TreeGrowth.Symmetric];

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Scores_go_one_way_with_a_monotone_column(int direction)
    {
        // A noisy wave around a line, which free trees follow.
        var data = Samples.Random(800, 3, 7, (sum, random) => (direction * sum) + Math.Sin(6 * sum) + random.NextNormal());
        foreach (var growth in Growths)
        {
            var free = (TreeEnsembleModel)(Learner with { Growth = growth }).Fit(data, 0);
            var bound = (TreeEnsembleModel)(Learner with { Growth = growth, MonotoneColumns = new Dictionary<string, int>(StringComparer.Ordinal) { ["f(0)"] = direction } }).Fit(data, 0);
            Assert.True(Breaches(free, direction) > 0);
            Assert.Equal(0, Breaches(bound, direction));
            Assert.True(bound.Importance[0] > 0);
        }
    }

    [Fact]
    public void Columns_of_different_groups_are_not_split_on_one_way()
    {
        var data = Samples.Random(800, 5, 7, (sum, random) => (sum * sum) + random.NextNormal());
        foreach (var growth in Growths)
        {
            var model = (TreeEnsembleModel)(Learner with { Growth = growth, InteractionGroups = [["f(0)", "f(1)"], ["f(1)", "f(2)"]] }).Fit(data, 0);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var tree in model.Trees)
            {
                Walk(tree, 0, [], path => seen.Add(string.Join(',', path.Order())));
            }

            Assert.All(seen, path => Assert.Contains(path, new[] { "", "0", "1", "2", "3", "4", "0,1", "1,2", "3,4" }));
            Assert.Contains("0,1", seen);
        }
    }

    [Theory]
    [InlineData(BoostingLoss.Absolute)]
    [InlineData(BoostingLoss.Quantile)]
    public void Monotone_columns_are_refused_where_leaves_are_quantiles(BoostingLoss loss)
    {
        var data = Samples.Random(100, 2, 7, (sum, _) => sum);
        var learner = Learner with { Loss = loss, MonotoneColumns = new Dictionary<string, int>(StringComparer.Ordinal) { ["f(0)"] = 1 } };
        var message = Assert.Throws<ArgumentException>(() => learner.Fit(data, 0)).Message;
        Assert.Contains($"Loss = {loss}", message, StringComparison.Ordinal);
        Assert.Contains("MonotoneColumns", message, StringComparison.Ordinal);
        Assert.Contains("Huber", message, StringComparison.Ordinal);
        Assert.NotNull((learner with { Loss = BoostingLoss.Huber }).Fit(data, 0));
    }

    [Fact]
    public void Columns_that_are_not_there_are_refused()
    {
        var data = Samples.Random(100, 2, 7, (sum, _) => sum);
        Assert.Contains("'x'", Assert.Throws<LearningException>(() => (Learner with { InteractionGroups = [["f(0)", "x"]] }).Fit(data, 0)).Message, StringComparison.Ordinal);
        var names = new Dictionary<string, int>(StringComparer.Ordinal) { ["y"] = 1 };
        Assert.Contains("'y'", Assert.Throws<LearningException>(() => (Learner with { MonotoneColumns = names }).Fit(data, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoostedTreesLearner { MonotoneColumns = new Dictionary<string, int>(StringComparer.Ordinal) { ["y"] = 2 } });
    }

    private static int Breaches(TreeEnsembleModel model, int direction)
    {
        var random = new DeterministicRandom(5);
        var breaches = 0;
        for (var i = 0; i < 2000; i++)
        {
            double[] row = [2 * random.NextNormal(), random.NextNormal(), random.NextNormal()];
            Assert.True(model.TryScore(row, out var before));
            row[0] += Math.Abs(random.NextNormal()) / 2;
            Assert.True(model.TryScore(row, out var after));
            breaches += (after - before) * direction < -1e-12 ? 1 : 0;
        }

        return breaches;
    }

    private static void Walk(DecisionTree tree, int node, HashSet<int> path, Action<HashSet<int>> visit)
    {
        var at = tree.Nodes[node];
        if (at.IsLeaf)
        {
            visit(path);
            return;
        }

        Walk(tree, at.Left, [.. path, at.Feature], visit);
        Walk(tree, at.Right, [.. path, at.Feature], visit);
    }
}
