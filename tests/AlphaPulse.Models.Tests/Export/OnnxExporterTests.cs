using AlphaPulse.Models.Tests.Format;

namespace AlphaPulse.Models.Tests.Export;

/// <summary>What is exported scores as the model does, by an evaluator of its own.</summary>
public sealed class OnnxExporterTests
{
    private const int Features = 4;

    [Theory]
    [InlineData(ModelTask.Regression, ScoreTransform.None)]
    [InlineData(ModelTask.BinaryClassification, ScoreTransform.None)]
    public void Sums_of_trees_are_the_same_to_the_bit(ModelTask task, ScoreTransform transform)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            AssertSame(Trees(task, transform, seed), Rows(seed), tolerance: 0);
        }
    }

    [Theory]
    [InlineData(ModelTask.BinaryClassification, ScoreTransform.Logistic)]
    [InlineData(ModelTask.Regression, ScoreTransform.Exponential)]
    public void Links_of_trees_are_the_same_to_rounding(ModelTask task, ScoreTransform transform) =>
        AssertSame(Trees(task, transform, seed: 3), Rows(3), tolerance: 1e-14);

    [Fact]
    public void A_row_on_the_wrong_side_of_a_float_threshold_stays_on_its_side()
    {
        const double Threshold = 0.1 + 1e-12;
        var model = new TreeEnsembleModel(
            ModelTask.Regression, Samples.Schema(1), 1e9, [new DecisionTree(TreeNode.Split(0, Threshold, 1, 2, missingLeft: false, 1), TreeNode.Leaf(1e-7 / 3), TreeNode.Leaf(-0.3))]);
        AssertSame(model, [[Math.BitDecrement(Threshold)], [Threshold], [(float)Threshold], [double.NaN]], tolerance: 0);
    }

    [Fact]
    public void Leaves_alone_keep_their_link()
    {
        var leaf = new DecisionTree(TreeNode.Leaf(0.7));
        AssertSame(new TreeEnsembleModel(ModelTask.BinaryClassification, Samples.Schema(Features), 0.1, [leaf]), Rows(1), 1e-15);
        AssertSame(new TreeEnsembleModel(ModelTask.BinaryClassification, Samples.Schema(Features), 0.1, [leaf, leaf]), Rows(1), 1e-15);
        AssertSame(new TreeEnsembleModel(ModelTask.BinaryClassification, Samples.Schema(Features), 0.1, []), Rows(1), 1e-15);
        Assert.True(new TreeEnsembleModel(ModelTask.BinaryClassification, Samples.Schema(Features), 0.1, [leaf]).TryScore(new double[Features], out var score) && score > 0.6);
    }

    [Fact]
    public void A_score_that_overflows_is_none() =>
        AssertSame(
            new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(Features), 709.5, Trees(ModelTask.Regression, ScoreTransform.None, 4).Trees, ScoreTransform.Exponential),
            Rows(4),
            1e-12,
            needsNone: true);

    [Theory]
    [InlineData(ModelTask.Regression)]
    [InlineData(ModelTask.BinaryClassification)]
    public void Linear_models_are_the_same_to_rounding(ModelTask task)
    {
        AssertSame(Linear(task), Rows(5), 1e-13, needsNone: true);
        AssertSame(new LinearModel(task, Samples.Schema(Features), new double[Features], 0.25, new double[Features], new double[Features]), Rows(5), 1e-13);
    }

    public static TheoryData<string> Calibrators => ["platt", "temperature", "beta", "isotonic"];

    [Theory]
    [MemberData(nameof(Calibrators))]
    public void Calibrators_are_the_same(string name)
    {
        ICalibrator calibrator = name switch
        {
            "platt" => new PlattCalibrator(-3, 1),
            "temperature" => new TemperatureCalibrator(1.7),
            "beta" => new BetaCalibrator(1.2, 0.8, 0.1),
            _ => new IsotonicCalibrator([0.2, 0.25, 0.5, 0.9], [0.1, 0.1, 0.6, 0.95]),
        };
        AssertSame(new CalibratedModel(Linear(ModelTask.BinaryClassification), calibrator), Rows(6), 1e-12, needsNone: true);

        // The clamped sums of trees are 0 and 1 and meet corners; isotonic lines over them are exact.
        AssertSame(new CalibratedModel(Trees(ModelTask.BinaryClassification, ScoreTransform.None, 7), calibrator), Rows(7), name == "isotonic" ? 0 : 1e-12);
        DecisionTree steps = new(TreeNode.Split(0, 0, 1, 2, missingLeft: false, 1), TreeNode.Leaf(0.25), TreeNode.Leaf(0.7));
        AssertSame(
            new CalibratedModel(new TreeEnsembleModel(ModelTask.BinaryClassification, Samples.Schema(Features), 0, [steps], ScoreTransform.None), calibrator),
            Rows(8),
            name == "isotonic" ? 0 : 1e-12);
    }

    [Fact]
    public void Baselines_are_the_same()
    {
        AssertSame(new ConstantModel(ModelTask.BinaryClassification, Samples.Schema(Features), 0.6), Rows(9), 0);
        AssertSame(new LastDirectionModel(ModelTask.Regression, Samples.Schema(Features), "f(2)"), Rows(9), 0, needsNone: true);
        AssertSame(new LastDirectionModel(ModelTask.BinaryClassification, Samples.Schema(Features), "f(2)"), Rows(9), 0, needsNone: true);
    }

    [Theory]
    [InlineData(MultinomialModel.ModelKind)]
    [InlineData(MulticlassTreesModel.ModelKind)]
    public void Several_classes_are_the_same_to_rounding(string kind)
    {
        var model = MulticlassModelFileTests.Artifact(kind).Model;
        double[][] rows = [.. Rows(10).Select(r => r[..3])];
        var actual = Evaluate(OnnxExporter.ToBytes(model), rows);
        Assert.Equal([rows.Length, 3], actual.Shape);
        var probabilities = new double[3];
        for (var row = 0; row < rows.Length; row++)
        {
            model.TryScore(rows[row], probabilities);
            for (var c = 0; c < 3; c++)
            {
                AssertClose(probabilities[c], actual.At(row, c), 1e-14);
            }
        }
    }

    [Theory]
    [InlineData(MultinomialModel.ModelKind)]
    [InlineData(MulticlassTreesModel.ModelKind)]
    public void Values_of_classes_are_the_same_to_rounding(string kind)
    {
        var model = new ClassValueModel(MulticlassModelFileTests.Artifact(kind).Model, -1, 0.25, 3);
        double[][] rows = [.. Rows(11).Select(r => r[..3])];
        var actual = Evaluate(OnnxExporter.ToBytes(model), rows);
        Assert.Equal([rows.Length, 1], actual.Shape);
        for (var row = 0; row < rows.Length; row++)
        {
            AssertClose(model.TryScore(rows[row], out var score) ? score : double.NaN, actual.At(row, 0), 1e-13);
        }
    }

    [Fact]
    public void The_file_says_what_it_needs_and_whose_features_it_takes()
    {
        var model = Trees(ModelTask.BinaryClassification, ScoreTransform.Logistic, 1);
        var bytes = OnnxExporter.ToBytes(model);
        Assert.Equal(bytes, OnnxExporter.ToBytes(model));
        var evaluator = new OnnxEvaluator(bytes);
        Assert.Equal(
            [("", 15L), ("ai.onnx.ml", 3L)], evaluator.Model.Messages(8).Select(o => (o.Text(1), o.Int64(2))));
        var properties = evaluator.Model.Messages(14).ToDictionary(p => p.Text(1), p => p.Text(2), StringComparer.Ordinal);
        Assert.Equal(model.Schema.Hash, properties["alphapulse.schema_hash"]);
        Assert.Equal("f(0)\nf(1)\nf(2)\nf(3)", properties["alphapulse.features"]);
        var input = evaluator.Model.Message(7).Message(11).Message(2).Message(1);
        Assert.Equal(11, input.Int64(1));
        Assert.Equal(Features, input.Message(2).Messages(1).Last().Int64(1));
        Assert.Contains("TreeEnsembleRegressor", evaluator.Nodes.Select(n => n.Text(4)));
    }

    [Theory]
    [InlineData(1e39)]
    [InlineData(1e-40 / 3)]
    public void A_leaf_beyond_floats_is_refused_by_its_value(double value)
    {
        var model = new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(1), 0, [new DecisionTree(TreeNode.Leaf(value))]);
        var refusal = Assert.Throws<ModelExportException>(() => OnnxExporter.ToBytes(model));
        Assert.Contains("leaf " + value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_known_is_refused_by_its_name()
    {
        Assert.Contains("'strange'", Assert.Throws<ModelExportException>(() => OnnxExporter.ToBytes(new ModelJsonExporterTests.StrangeModel())).Message, StringComparison.Ordinal);
        var model = new CalibratedModel(Linear(ModelTask.BinaryClassification), new OddCalibrator());
        Assert.Contains("'odd'", Assert.Throws<ModelExportException>(() => OnnxExporter.ToBytes(model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Categories_that_need_too_many_branches_are_refused_by_their_feature()
    {
        int[] categories = [.. Enumerable.Range(0, 200)];
        var nodes = new TreeNode[9];
        for (var i = 0; i < 4; i++)
        {
            (nodes[2 * i], nodes[2 * i + 1]) = (TreeNode.CategorySplit(0, categories, 2 * i + 2, 2 * i + 1, missingLeft: false, 1), TreeNode.Leaf(i));
        }

        nodes[8] = TreeNode.Leaf(9);
        var model = new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(1), 0, [new DecisionTree(nodes)]);
        Assert.Contains("categories of 'f(0)'", Assert.Throws<ModelExportException>(() => OnnxExporter.ToBytes(model)).Message, StringComparison.Ordinal);
    }

    private static LinearModel Linear(ModelTask task) =>
        new(task, Samples.Schema(Features), [1, 0, -2, 0.5], 0.2, [1, 2, 3, 4], [1, 1, 2, 2]);

    /// <summary>Random trees with ties, ways of missing values, categories of the first feature and leaves of many magnitudes.</summary>
    private static TreeEnsembleModel Trees(ModelTask task, ScoreTransform transform, int seed)
    {
        var random = new DeterministicRandom(seed);
        return new TreeEnsembleModel(task, Samples.Schema(Features), 0.1, [.. Enumerable.Range(0, 12).Select(_ => Tree(random))], transform);
    }

    private static DecisionTree Tree(DeterministicRandom random)
    {
        var nodes = new TreeNode[31];
        for (var i = 0; i < nodes.Length; i++)
        {
            var (feature, isLeft) = (random.NextInt32(Features), random.NextInt32(2) == 0);
            nodes[i] = i >= 15 ? TreeNode.Leaf(random.NextNormal() * Math.Pow(10, random.NextInt32(6) - 5))
                : feature == 0 ? TreeNode.CategorySplit(0, [random.NextInt32(2), 2 + random.NextInt32(3)], 2 * i + 1, 2 * i + 2, isLeft, 1)
                : TreeNode.Split(feature, random.NextInt32(2) == 0 ? random.NextInt32(3) : random.NextNormal(), 2 * i + 1, 2 * i + 2, isLeft, 1);
        }

        return new DecisionTree(nodes);
    }

    private static double[][] Rows(int seed)
    {
        var random = new DeterministicRandom(-seed);
        double Value(int column) => column == 0 ? random.NextInt32(6) + (random.NextInt32(4) == 0 ? 0.5 : 0)
            : random.NextInt32(8) switch { 0 => double.NaN, 1 or 2 => random.NextInt32(3), 3 => -0.0, _ => random.NextNormal() };
        double[][] random60 = [.. Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, Features).Select(Value).ToArray())];
        return
        [
            .. random60,
            [double.NaN, double.NaN, double.NaN, double.NaN],
            [double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, 1],
            [-1, double.MaxValue, double.Epsilon, -double.MaxValue],
        ];
    }

    private static void AssertSame(IModel model, double[][] rows, double tolerance, bool needsNone = false)
    {
        var actual = Evaluate(OnnxExporter.ToBytes(model), rows);
        Assert.Equal([rows.Length, 1], actual.Shape);
        var (some, none) = (0, 0);
        for (var row = 0; row < rows.Length; row++)
        {
            var isScored = model.TryScore(rows[row], out var score);
            (some, none) = isScored ? (some + 1, none) : (some, none + 1);
            AssertClose(isScored ? score : double.NaN, actual.Values[row], tolerance);
        }

        Assert.True(some > 0 && (none > 0 || !needsNone), $"{some} rows with a score, {none} without");
    }

    private static Tensor Evaluate(byte[] model, double[][] rows) =>
        new OnnxEvaluator(model).Run(new Tensor([rows.Length, rows[0].Length], [.. rows.SelectMany(r => r)]));

    private static void AssertClose(double expected, double actual, double tolerance)
    {
        if (tolerance == 0 || double.IsNaN(expected))
        {
            Assert.Equal(expected, actual);
            return;
        }

        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{expected} expected, {actual} found");
    }

    private sealed class OddCalibrator : ICalibrator
    {
        public string Name => "odd";

        public double Calibrate(double score) => score;
    }
}
