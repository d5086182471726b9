namespace AlphaPulse.Models.Tests;

/// <summary>Forecasts are made of the form of a model alone, so these tests need no clock.</summary>
public class ScoringCostTests
{
    private static readonly FeatureSchema Schema = new("cost", [.. Enumerable.Range(0, 40).Select(i => new FeatureColumn($"f{i}", "a number", 1))]);

    [Fact]
    public void Of_200_trees_only_symmetric_ones_meet_a_microsecond_and_all_meet_five()
    {
        var depthWise = AtMost(new BoostedTreesLearner { MaxDepth = 6 });
        var leafWise = AtMost(new BoostedTreesLearner { Growth = TreeGrowth.LeafWise, MaxDepth = 16, MaxLeaves = 31 });
        var symmetric = AtMost(new BoostedTreesLearner { Growth = TreeGrowth.Symmetric, MaxDepth = 6 });

        Assert.True(symmetric < 1_000 && depthWise > 1_000 && leafWise > 1_000);
        Assert.True(leafWise < 5_000 && depthWise < leafWise);
        Assert.True(AtMost(new RidgeLearner()) < symmetric);
    }

    [Theory]
    [InlineData(TreeGrowth.DepthWise, 3, 65_536)]
    [InlineData(TreeGrowth.DepthWise, 12, 65_536)]
    [InlineData(TreeGrowth.LeafWise, 16, 15)]
    [InlineData(TreeGrowth.LeafWise, 64, 31)]
    [InlineData(TreeGrowth.Symmetric, 5, 65_536)]
    [InlineData(TreeGrowth.Symmetric, 10, 65_536)]
    public void What_was_grown_is_never_foretold_above_what_was_foretold_of_the_learner(TreeGrowth growth, int depth, int leaves)
    {
        var random = new DeterministicRandom(3);
        var rows = new double[1_500 * Schema.Columns.Count];
        var targets = new double[1_500];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = random.NextNormal();
        }

        for (var i = 0; i < targets.Length; i++)
        {
            targets[i] = rows[i * Schema.Columns.Count] * rows[i * Schema.Columns.Count + 1] + random.NextNormal();
        }

        var learner = new BoostedTreesLearner { Growth = growth, MaxDepth = depth, MaxLeaves = leaves, Rounds = 21, MinRowsPerLeaf = 5 };
        var grown = ScoringCost.Of(learner.Fit(TrainingMatrix.FromRows(Schema, rows, targets), seed: 1))!;

        Assert.InRange(grown.Nanoseconds, 1, AtMost(learner));
        Assert.StartsWith("21 ", grown.Shape, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_of_deep_trees_are_those_of_their_rows()
    {
        // Nine levels, but nine in ten rows leave at each: nearly all have arrived after a few steps.
        var steep = Chain(levels: 9, stays: 0.1);
        var even = Chain(levels: 9, stays: 0.5);
        Assert.Equal(1 / 0.9, PathLengths.Mean(steep), 1e-6);
        Assert.Equal(PathLengths.Mean(steep), PathLengths.MeanOfLongest([steep]), 1e-9);
        Assert.True(PathLengths.MeanOfLongest([steep, steep, steep]) > PathLengths.Mean(steep));
        Assert.True(Of(Enumerable.Repeat(steep, 80)) < Of(Enumerable.Repeat(even, 80)));
    }

    [Fact]
    public void A_calibrator_counts_coefficients_of_zero_do_not_and_other_kinds_are_unknown()
    {
        var full = new LinearModel(ModelTask.BinaryClassification, Schema, Ones(), 0, Ones(), Ones());
        var sparse = new LinearModel(ModelTask.BinaryClassification, Schema, [1, .. new double[39]], 0, Ones(), Ones());
        Assert.True(ScoringCost.Of(sparse)!.Nanoseconds < ScoringCost.Of(full)!.Nanoseconds);
        Assert.True(ScoringCost.Of(new CalibratedModel(full, new TemperatureCalibrator(2)))!.Nanoseconds > ScoringCost.Of(full)!.Nanoseconds);
        Assert.Equal(AtMost(new LogisticLearner()), ScoringCost.Of(new CalibratedModel(full, new TemperatureCalibrator(2)))!.Nanoseconds);
        Assert.Null(ScoringCost.Of(new ConstantModel(ModelTask.Regression, Schema, 1)));
        Assert.True(Of([]) > 0);
    }

    private static double AtMost(ILearner learner) => ScoringCost.AtMost(learner, Schema.Columns.Count)!.Nanoseconds;

    private static double Of(IEnumerable<DecisionTree> trees) => ScoringCost.Of(new TreeEnsembleModel(ModelTask.Regression, Schema, 0, trees))!.Nanoseconds;

    private static double[] Ones() => [.. Enumerable.Repeat(1.0, 40)];

    private static DecisionTree Chain(int levels, double stays)
    {
        var nodes = new List<TreeNode>();
        var cover = 1e9;
        for (var level = 0; level < levels; level++, cover *= stays)
        {
            nodes.Add(TreeNode.Split(level, 0, nodes.Count + 1, nodes.Count + 2, missingLeft: true, 1, cover));
            nodes.Add(TreeNode.Leaf(1, cover * (1 - stays)));
        }

        nodes.Add(TreeNode.Leaf(2, cover));
        return new DecisionTree([.. nodes]);
    }
}
