namespace AlphaPulse.Models.Tests.Trees;

public sealed class PathSmoothingTests
{
    // The mean of the targets is 7, so the rows lack -7, -1 and 5.
    private static readonly TrainingMatrix Steps = Rows([(1, 0, 4), (2, 6, 2), (3, 12, 6)]);

    private static readonly BoostedTreesLearner One = new() { Rounds = 1, LearningRate = 1, L2 = 0, MaxDepth = 2, MinRowsPerLeaf = 1 };

    [Theory]
    [InlineData(TreeGrowth.DepthWise)]
    [InlineData(TreeGrowth.LeafWise)]
    public void Leaves_are_drawn_towards_parents_that_were_drawn_before(TreeGrowth growth)
    {
        // The first split parts 1 and 2 (6 rows, -5 on average) from 3 (6 rows, 5), the second 1 (4 rows, -7) from 2 (2 rows, -1). With a smoothing of 2 the
        // root keeps its 0; its children become -5 * 6/8 and 5 * 6/8, and those of the left one -7 * 4/6 - 3.75 * 2/6 and -1 * 2/4 - 3.75 * 2/4.
        var smoothed = (One with { Growth = growth, PathSmoothing = 2 }).Fit(Steps, 0);
        Assert.Equal(7 - 14.0 / 3 - 1.25, TreeSamples.Score(smoothed, Steps, 0), 1e-9);
        Assert.Equal(7 - 0.5 - 1.875, TreeSamples.Score(smoothed, Steps, 4), 1e-9);
        Assert.Equal(7 + 3.75, TreeSamples.Score(smoothed, Steps, 6), 1e-9);

        var plain = (One with { Growth = growth }).Fit(Steps, 0);
        Assert.Equal([0, 6, 12], new[] { 0, 4, 6 }.Select(row => Math.Round(TreeSamples.Score(plain, Steps, row), 9)));
    }

    [Theory]
    [InlineData("depth-wise")]
    [InlineData("leaf-wise")]
    [InlineData("symmetric")]
    [InlineData("categories")]
    [InlineData("forest")]
    public void The_more_smoothing_the_nearer_are_leaves_to_the_root_and_splits_stay(string kind)
    {
        var data = TreeSamples.Rows(2_000, 3);
        var learner = TreeSamples.Kinds[kind] with { Rounds = 1 };
        double Widest(double smoothing, out IEnumerable<(int, double)> splits)
        {
            var tree = ((TreeEnsembleModel)(learner with { PathSmoothing = smoothing }).Fit(data, 7)).Trees[0];
            splits = tree.Nodes.Where(n => !n.IsLeaf).Select(n => (n.Feature, n.Threshold));
            return tree.Nodes.Where(n => n.IsLeaf).Max(n => n.Value) - tree.Nodes.Where(n => n.IsLeaf).Min(n => n.Value);
        }

        var (none, some, all) = (Widest(0, out var plain), Widest(100, out var smoothed), Widest(1e12, out _));
        Assert.Equal(plain, smoothed);
        Assert.True(none > some && some > all && all < 1e-6 * none, $"{none}, {some}, {all}");
    }

    [Fact]
    public void Scores_still_rise_with_a_monotone_column()
    {
        var data = TreeSamples.Rows(3_000, 3);
        var column = data.Schema.Columns[0].Name;
        var learner = TreeSamples.Small with { Rounds = 30, MaxDepth = 6, PathSmoothing = 60, MonotoneColumns = new Dictionary<string, int> { [column] = 1 } };
        var model = learner.Fit(data, 1);
        var row = new double[data.Columns];
        for (var i = 0; i < 200; i++)
        {
            data.CopyRow(i, row);
            var last = double.NegativeInfinity;
            foreach (var value in data.Column(0).ToArray().Where(v => !double.IsNaN(v)).Distinct().Order().Where((_, k) => k % 50 == 0))
            {
                row[0] = value;
                Assert.True(model.TryScore(row, out var score));
                Assert.True(score >= last - 1e-12, $"{score} after {last}");
                last = score;
            }
        }
    }

    [Fact]
    public void Leaves_that_are_quantiles_are_refused()
    {
        var message = Assert.Throws<ArgumentException>(() => (One with { Loss = BoostingLoss.Absolute, PathSmoothing = 1 }).Fit(Steps, 0)).Message;
        Assert.Contains("PathSmoothing", message, StringComparison.Ordinal);
        Assert.Contains("Huber", message, StringComparison.Ordinal);
    }

    private static TrainingMatrix Rows((double Feature, double Target, int Count)[] groups) => new(
        Samples.Schema(1),
        [.. groups.SelectMany(g => Enumerable.Repeat(g.Feature, g.Count))],
        [.. groups.SelectMany(g => Enumerable.Repeat(g.Target, g.Count))]);
}
