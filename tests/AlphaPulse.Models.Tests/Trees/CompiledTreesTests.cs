namespace AlphaPulse.Models.Tests.Trees;

/// <summary>Compiled trees are the same model: missing features, categories and all.</summary>
public sealed class CompiledTreesTests
{
    public static TheoryData<string> Names => TreeSamples.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Compiled_trees_give_the_same_bits_one_by_one_and_many_at_once(string kind)
    {
        var data = TreeSamples.Rows(400, 11);
        var model = (TreeEnsembleModel)TreeSamples.Kinds[kind].Fit(data, 5);
        var compiled = model.Compile();
        var width = model.Schema.Columns.Count;
        var rows = Enumerable.Range(0, data.Rows).SelectMany(row => Enumerable.Range(0, width).Select(column => data.Column(column)[row])).ToArray();
        Assert.Contains(rows, double.IsNaN);
        var (expected, actual) = (new double[data.Rows], new double[data.Rows]);
        model.Score(rows, expected);
        compiled.Score(rows, actual);
        for (var row = 0; row < data.Rows; row++)
        {
            var features = rows.AsSpan(row * width, width);
            Assert.Equal(model.TryScore(features, out var one), compiled.TryScore(features, out var other));
            Assert.Equal(BitConverter.DoubleToInt64Bits(one), BitConverter.DoubleToInt64Bits(other));
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected[row]), BitConverter.DoubleToInt64Bits(actual[row]));
        }

        Assert.Throws<ArgumentException>(() => compiled.TryScore(rows.AsSpan(0, width - 1), out _));
        Assert.Equal((model.Schema, model.Task, model.Transform, model.Trees), (compiled.Schema, compiled.Task, compiled.Transform, compiled.Trees));
    }

    [Fact]
    public void A_model_without_trees_scores_its_base()
    {
        var empty = new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(2), 1.5, []).Compile();
        Assert.True(empty.TryScore([1, 2], out var score));
        Assert.Equal(1.5, score);
    }

    [Fact]
    public void Scoring_allocates_nothing()
    {
        var model = ((TreeEnsembleModel)TreeSamples.Small.Fit(TreeSamples.Rows(200, 3), 5)).Compile();
        double[] row = [.. Enumerable.Repeat(0.5, model.Schema.Columns.Count)];
        var least = long.MaxValue;
        for (var round = 0; round < 4; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 1_000; i++)
            {
                model.TryScore(row, out _);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void Trees_inside_of_other_models_are_compiled_and_other_models_stay()
    {
        var trees = TreeSamples.Kinds["logistic"].Fit(TreeSamples.Rows(300, 4), 5);
        var calibrated = new CalibratedModel(trees, new PlattCalibrator(-1.5, 0.2));
        var compiled = Assert.IsType<CalibratedModel>(CompiledTrees.Of(calibrated));
        Assert.NotSame(trees, compiled.Model);
        double[] row = [.. Enumerable.Repeat(0.5, trees.Schema.Columns.Count)];
        Assert.True(calibrated.TryScore(row, out var expected) && compiled.TryScore(row, out var actual) && expected == actual);
        var constant = new ConstantModel(ModelTask.Regression, trees.Schema, 1);
        Assert.Same(constant, CompiledTrees.Of(constant));
    }
}
