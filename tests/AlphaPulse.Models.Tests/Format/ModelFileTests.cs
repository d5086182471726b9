using AlphaPulse.Models.Tests.MetaLabelling;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Models.Tests.Format;

public sealed class ModelFileTests
{
    private const string Source = "/models/model.apm";

    public static TheoryData<string> Kinds => [.. Artifacts().Select(a => a.Model.Kind)];

    [Fact]
    public void A_linear_model_comes_back_with_the_same_bits() =>
        Prop.ForAll<NormalFloat[], NormalFloat>((numbers, intercept) =>
        {
            if (numbers.Length == 0)
            {
                return;
            }

            double[] coefficients = [.. numbers.Select(n => n.Get)];
            double[] deviations = [.. coefficients.Select(Math.Abs)];
            var task = numbers.Length % 2 == 0 ? ModelTask.Regression : ModelTask.BinaryClassification;
            var model = new LinearModel(task, Samples.Schema(coefficients.Length), coefficients, intercept.Get, coefficients, deviations);
            var bytes = ModelFile.ToBytes(new ModelArtifact(model, new SignalRule(intercept.Get, intercept.Get, 3), Samples.Manifest()));
            var read = (LinearModel)ModelFile.FromBytes(bytes, Source).Model;
            Assert.Equal(Bits(coefficients), Bits(read.Coefficients));
            Assert.Equal(Bits(coefficients), Bits(read.Means));
            Assert.Equal(Bits(deviations), Bits(read.Deviations));
            Assert.Equal(Bits([intercept.Get]), Bits([read.Intercept]));
            Assert.Equal(task, read.Task);
            Assert.Equal(model.Schema, read.Schema);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_least_the_greatest_and_minus_zero_keep_their_bits()
    {
        double[] numbers = [double.Epsilon, double.MaxValue, -0.0, 0.1 + 0.2, 1e-300, 123456789.123456789];
        var model = new LinearModel(ModelTask.Regression, Samples.Schema(6), numbers, -0.0, numbers, new double[6]);
        var read = (LinearModel)ModelFile.FromBytes(
            ModelFile.ToBytes(new ModelArtifact(model, new SignalRule(0, 0, 1), Samples.Manifest())), Source).Model;
        Assert.Equal(Bits(numbers), Bits(read.Coefficients));
        Assert.Equal(Bits([-0.0]), Bits([read.Intercept]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Everything_comes_back_and_gives_the_same_bytes_again(string kind)
    {
        var artifact = Artifacts().Single(a => a.Model.Kind == kind);
        var bytes = ModelFile.ToBytes(artifact);
        var read = ModelFile.FromBytes(bytes, Source);
        Assert.Equal(artifact.Rule, read.Rule);
        Assert.Equal(kind, read.Model.Kind);
        Assert.Equal(artifact.Model.Task, read.Model.Task);
        Assert.Equal(artifact.Model.Schema.Columns, read.Model.Schema.Columns);
        var (expected, actual) = (artifact.Manifest, read.Manifest);
        Assert.Equal(expected.Provenance, actual.Provenance);
        Assert.Equal(expected.Options.OrderBy(o => o.Key, StringComparer.Ordinal), actual.Options.OrderBy(o => o.Key, StringComparer.Ordinal));
        Assert.Equal(expected, actual with { Provenance = expected.Provenance, Options = expected.Options });
        Assert.Equal(bytes, ModelFile.ToBytes(read));
        double[] row = [1.5, -2, 0.25];
        Assert.Equal(artifact.Model.TryScore(row, out var before), read.Model.TryScore(row, out var after));
        Assert.Equal(before, after);
    }

    [Fact]
    public void The_order_in_which_options_were_added_does_not_reach_the_bytes()
    {
        var artifact = Samples.Artifact();
        var reversed = artifact.Manifest.Options.Reverse().ToDictionary(StringComparer.Ordinal);
        Assert.Equal(
            ModelFile.ToBytes(artifact),
            ModelFile.ToBytes(artifact with { Manifest = artifact.Manifest with { Options = reversed } }));
    }

    [Theory]
    [InlineData("\"kind\":\"ridge\"", "\"kind\":\"forest\"", "forest")]
    [InlineData("\"kind\":\"ridge\"", "\"kind\":\"logistic\"", "do not go together")]
    [InlineData("\"task\":\"regression\"", "\"task\":\"ranking\"", "ranking")]
    [InlineData("\"warmup\":2", "\"warmup\":3", "its columns hash to")]
    [InlineData("\"name\":\"f(1)\"", "\"name\":\"f(0)\"", "twice")]
    [InlineData("\"intercept\":0.125", "\"intercept\":1e999", "finite")]
    [InlineData("\"intercept\":0.125", "\"intercept\":null", "intercept")]
    [InlineData("\"intercept\":0.125", "\"intercept\":0.125,\"extra\":1", "extra")]
    [InlineData("[0.1,", "[", "2 coefficients")]
    [InlineData("\"horizonBars\":1", "\"horizonBars\":0", "horizonBars")]
    [InlineData("\"longAbove\":0.001", "\"longAbove\":-0.002", "rule")]
    [InlineData("binance:BTC-USDT", "nothing", "nothing")]
    [InlineData("\"timeframe\":\"1h\"", "\"timeframe\":\"1x\"", "1x")]
    [InlineData("\"venue_rest\"", "\"dream\"", "dream")]
    [InlineData("2024-01-01T00:00:00Z", "yesterday", "trainedFrom")]
    [InlineData("\"samples\":3000", "\"samples\":-1", "samples")]
    [InlineData("\"seed\":-42,", "", "seed")]
    public void A_file_with_the_right_checksum_is_still_read_strictly(string old, string changed, string reason)
    {
        AssertRefused(new ModelParts(ModelFile.ToBytes(Samples.Artifact())), old, changed, reason);
    }

    public static TheoryData<int, int, string> WrongLinks => new()
    {
        { 2, 0, "not among the nodes after it" },
        { 2, 4, "has a parent already" },
        { 1, 2, "leaf 1 with children" },
        { 2, 5, "child 5" },
        { 2, int.MaxValue, "child 2147483647" },
        { 2, int.MinValue, "child -2147483648" },
        { 2, 2, "not among the nodes after it" },
    };

    [Theory]
    [MemberData(nameof(WrongLinks))]
    public void Links_of_trees_are_read_strictly(int node, int left, string reason) => AssertNodesRefused(node, n => n with { Left = left }, reason);

    [Fact]
    public void Nodes_of_trees_are_read_strictly()
    {
        AssertNodesRefused(0, n => n with { Feature = 3 }, "asks for feature 3");
        AssertNodesRefused(0, n => n with { Feature = int.MaxValue }, "asks for feature 2147483647");
        AssertNodesRefused(0, n => n with { Feature = -2 }, "tree 0 that is no tree");
        AssertNodesRefused(0, n => n with { Feature = -1 }, "leaf 0 with children");
        AssertNodesRefused(0, n => n with { Number = double.NaN }, "threshold that is not finite");
        AssertNodesRefused(1, n => n with { Number = double.PositiveInfinity }, "value that is not finite");
        AssertNodesRefused(1, n => n with { Ways = 1 }, "leaf 1 with children");
        AssertNodesRefused(0, n => n with { Ways = -1 }, "ways -1");
        AssertNodesRefused(0, n => n with { Ways = 2 }, "ways 2");
        AssertNodesRefused(0, n => n with { Ways = int.MaxValue }, "ways 2147483647");
    }

    [Fact]
    public void Arrays_of_trees_are_read_strictly()
    {
        AssertTreesRefused(p => p.Set("trees", 5, 2), "where 7 of the type node are expected");
        AssertTreesRefused(p => p.Set("trees", 0, 6), "0 nodes of tree 0");
        AssertTreesRefused(p => p.Set("trees", 11, -5), "-5 nodes of tree 1");
        AssertTreesRefused(p => p.Set("trees", int.MaxValue, int.MaxValue), "where 4294967294 of the type node");
        AssertTreesRefused(p => p.Set<double>("gains", -2.5, 0, 0.5, 0, 0, 0), "gain that is negative");
        AssertTreesRefused(p => p.Set<double>("gains", 2.5, 1, 0.5, 0, 0, 0), "leaf 1");
        AssertTreesRefused(p => p.Set<double>("covers", -1.5, 1, 1, 2, 3, 4), "cover that is negative");
        AssertTreesRefused(p => p.Set("lists", 1), "do not add up to");
        AssertTreesRefused(p => p.Set("lists", -1), "do not add up to");
        AssertTreesRefused(p => p.Set("categories", 1), "do not add up to");
    }

    [Fact]
    public void Categories_of_trees_are_read_strictly()
    {
        AssertCategoriesRefused([1, 2], [2, 7, 300], "2 lists of categories and 1 splits");
        AssertCategoriesRefused([3], [7, 2, 300], "not ascending");
        AssertCategoriesRefused([3], [-1, 2, 300], "not ascending");
        AssertCategoriesRefused([int.MaxValue], [2, 7, 300], "do not add up to");
        var parts = new ModelParts(ModelFile.ToBytes(Samples.Artifact() with { Model = Samples.CoveredTrees() }));
        var nodes = parts.Get<FlatNode>("nodes");
        nodes[0] = nodes[0] with { Number = 1 };
        parts.Set("nodes", nodes);
        Assert.Contains("has a threshold", AssertRefused(parts.Join()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"transform\":\"logistic\"", "\"transform\":\"magic\"", "magic")]
    [InlineData("\"transform\":\"logistic\"", "\"transform\":\"exponential\"", "does not give the scores")]
    [InlineData("\"base\":-0.125", "\"base\":\"none\"", "base")]
    [InlineData("\"base\":-0.125", "\"base\":-0.126", "self-test")]
    public void Parameters_of_trees_are_read_strictly(string old, string changed, string reason) =>
        AssertRefused(new ModelParts(ModelFile.ToBytes(Samples.Artifact() with { Model = Samples.Trees() })), old, changed, reason);

    [Theory]
    [InlineData("\"values\":[-0.5,0,2]", "\"values\":[-0.5,0]", "2 values for 3 classes")]
    [InlineData("\"values\":[-0.5,0,2]", "\"values\":[-0.5,0,3]", "self-test")]
    [InlineData("\"kind\":\"multiclass_trees\"", "\"kind\":\"ridge\"", "'ridge', which this release does not know for several classes")]
    [InlineData("\"task\":\"regression\"", "\"task\":\"binary_classification\"", "makes a regression")]
    public void Values_of_classes_are_read_strictly(string old, string changed, string reason) =>
        AssertRefused(new ModelParts(ModelFile.ToBytes(Artifacts().Single(a => a.Model is ClassValueModel))), old, changed, reason);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_of_version_3_keep_loading_and_have_the_same_bytes_again(string kind)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Fixtures", $"model-3-{kind}.apm");
        var artifact = Artifacts().Single(a => a.Model.Kind == kind);
        var bytes = File.ReadAllBytes(path);
        Assert.Equal(bytes, ModelFile.ToBytes(artifact));
        Assert.Equal(bytes, ModelFile.ToBytes(ModelFile.FromBytes(bytes, path)));
    }

    [Fact]
    public void Every_calibrator_goes_through_the_file()
    {
        ICalibrator[] calibrators =
        [
            new PlattCalibrator(-2.5, 0.1 + 0.2),
            new TemperatureCalibrator(1.5),
            new BetaCalibrator(0.5, 2, -1e-7),
            new IsotonicCalibrator([0.1, 0.2], [0.3, 0.4]),
        ];
        double[] row = [0.3, 0.1, -1];
        foreach (var calibrator in calibrators)
        {
            var model = Calibrated(calibrator);
            var bytes = ModelFile.ToBytes(Samples.Artifact() with { Model = model });
            var read = Assert.IsType<CalibratedModel>(ModelFile.FromBytes(bytes, Source).Model);
            Assert.IsType(calibrator.GetType(), read.Calibrator);
            Assert.True(model.TryScore(row, out var before) && read.TryScore(row, out var after) && before == after);
            Assert.Equal(bytes, ModelFile.ToBytes(Samples.Artifact() with { Model = read }));
        }
    }

    [Theory]
    [InlineData("\"name\":\"isotonic\"", "\"name\":\"magic\"", "magic")]
    [InlineData("\"name\":\"isotonic\"", "\"name\":\"platt\"", "'scores' where 'a' is expected")]
    [InlineData("\"kind\":\"logistic\"", "\"kind\":\"calibrated\"", "cannot be calibrated")]
    [InlineData("\"kind\":\"logistic\"", "\"kind\":\"ridge\"", "with the task of another kind")]
    [InlineData("0.25,0.5,0.75", "0.25,0.5,0.25", "rise")]
    [InlineData("\"task\":\"binary_classification\"", "\"task\":\"regression\"", "with the task of another kind")]
    public void A_calibration_of_a_file_with_the_right_checksum_is_still_read_strictly(string old, string changed, string reason)
    {
        var artifact = Samples.Artifact() with { Model = Calibrated(new IsotonicCalibrator([0.25, 0.5, 0.75], [0, 0.5, 1])) };
        AssertRefused(new ModelParts(ModelFile.ToBytes(artifact)), old, changed, reason);
    }

    [Fact]
    public void What_could_not_be_read_again_is_not_written()
    {
        var artifact = Samples.Artifact();
        Assert.Throws<ArgumentException>(() => ModelFile.ToBytes(artifact with { Rule = new SignalRule(double.PositiveInfinity, 0, 1) }));
        Assert.Throws<ArgumentException>(() => ModelFile.ToBytes(artifact with { Manifest = artifact.Manifest with { Series = default } }));
        Assert.Throws<ArgumentException>(() => ModelFile.ToBytes(artifact with { Model = new StrangeModel() }));
    }

    [Fact]
    public async Task A_file_is_saved_and_loaded_by_its_path()
    {
        using var folder = new TestKit.TemporaryFolder();
        var path = folder.File("model.apm");
        await ModelFile.SaveAsync(path, Samples.Artifact());
        Assert.Equal("ridge", (await ModelFile.LoadAsync(path)).Model.Kind);
        await File.WriteAllTextAsync(path, "{}");
        var refusal = await Assert.ThrowsAsync<ModelFormatException>(() => ModelFile.LoadAsync(path));
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
    }

    private static void AssertNodesRefused(int node, Func<FlatNode, FlatNode> change, string reason) => AssertTreesRefused(
        parts =>
        {
            var nodes = parts.Get<FlatNode>("nodes");
            nodes[node] = change(nodes[node]);
            parts.Set("nodes", nodes);
        },
        reason);

    private static void AssertTreesRefused(Action<ModelParts> change, string reason)
    {
        var parts = new ModelParts(ModelFile.ToBytes(Samples.Artifact() with { Model = Samples.Trees() }));
        change(parts);
        Assert.Contains(reason, AssertRefused(parts.Join()).Message, StringComparison.Ordinal);
    }

    private static void AssertCategoriesRefused(int[] lists, int[] categories, string reason)
    {
        var parts = new ModelParts(ModelFile.ToBytes(Samples.Artifact() with { Model = Samples.CoveredTrees() }));
        parts.Set("lists", lists);
        parts.Set("categories", categories);
        Assert.Contains(reason, AssertRefused(parts.Join()).Message, StringComparison.Ordinal);
    }

    private static void AssertRefused(ModelParts parts, string old, string changed, string reason)
    {
        Assert.Contains(old, parts.Document, StringComparison.Ordinal);
        parts.Document = parts.Document.Replace(old, changed, StringComparison.Ordinal);
        Assert.Contains(reason, AssertRefused(parts.Join()).Message, StringComparison.Ordinal);
    }

    internal static ModelArtifact[] Artifacts()
    {
        var artifact = Samples.Artifact();
        var schema = artifact.Model.Schema;
        return
        [
            artifact,
            artifact with { Model = new LinearModel(ModelTask.BinaryClassification, schema, [1, -2, 0.5], -0.25, [0, 0, 0], [1, 1, 1]) },
            artifact with { Model = Samples.Trees() },
            artifact with { Model = new ConstantModel(ModelTask.BinaryClassification, schema, 1) },
            artifact with { Model = new LastDirectionModel(ModelTask.Regression, schema, "f(1)") },
            artifact with { Model = Calibrated(new IsotonicCalibrator([0.25, 0.5, 0.75], [0, 0.5, 1])) },
            artifact with { Model = new ClassValueModel(MulticlassModelFileTests.Artifact(MulticlassTreesModel.ModelKind).Model, -0.5, 0, 2) },
            artifact with { Model = MetaLabelledModelTests.Trees() },
        ];
    }

    private static CalibratedModel Calibrated(ICalibrator calibrator) => new(
        new LinearModel(ModelTask.BinaryClassification, Samples.Schema(3), [1, -2, 0.5], -0.25, [0, 0, 0], [1, 1, 1]), calibrator);

    private static ModelFormatException AssertRefused(byte[] bytes)
    {
        var refusal = Assert.Throws<ModelFormatException>(() => ModelFile.FromBytes(bytes, Source));
        Assert.StartsWith($"The model file '{Source}' cannot be used: ", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(", or train again.", refusal.Message, StringComparison.Ordinal);
        return refusal;
    }

    private static long[] Bits(IEnumerable<double> numbers) => [.. numbers.Select(BitConverter.DoubleToInt64Bits)];

    private sealed class StrangeModel : IModel
    {
        public string Kind => "strange";

        public ModelTask Task => ModelTask.Regression;

        public FeatureSchema Schema { get; } = Samples.Schema(1);

        public bool TryScore(ReadOnlySpan<double> features, out double score)
        {
            score = 0;
            return false;
        }
    }
}
