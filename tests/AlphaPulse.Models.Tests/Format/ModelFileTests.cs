using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Models.Tests.Format;

public sealed class ModelFileTests
{
    private const string Source = "/models/model.json";

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
    [MemberData(nameof(Kinds))]
    public void A_flipped_bit_anywhere_refuses_to_load(string kind)
    {
        var bytes = ModelFile.ToBytes(Artifacts().Single(a => a.Model.Kind == kind));
        for (var position = 0; position < bytes.Length; position++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                bytes[position] ^= (byte)(1 << bit);
                AssertRefused(bytes);
                bytes[position] ^= (byte)(1 << bit);
            }
        }

        Assert.NotNull(ModelFile.FromBytes(bytes, Source));
    }

    [Fact]
    public void A_file_that_was_cut_off_or_continued_refuses_to_load()
    {
        var bytes = ModelFile.ToBytes(Samples.Artifact());
        for (var length = 0; length < bytes.Length; length++)
        {
            AssertRefused(bytes[..length]);
        }

        AssertRefused([.. bytes, (byte)'\n']);
        AssertRefused([.. bytes, .. bytes]);
    }

    [Theory]
    [InlineData("\"version\": 2", "\"version\": 3", "use a newer release")]
    [InlineData("\"version\": 2", "\"version\": 0", "version")]
    [InlineData("alphapulse-model", "another-model", "another-model")]
    [InlineData("\"kind\": \"ridge\"", "\"kind\": \"forest\"", "forest")]
    [InlineData("\"kind\": \"ridge\"", "\"kind\": \"logistic\"", "do not go together")]
    [InlineData("\"task\": \"regression\"", "\"task\": \"ranking\"", "ranking")]
    [InlineData("\"warmup\": 2", "\"warmup\": 3", "its columns hash to")]
    [InlineData("\"name\": \"f(1)\"", "\"name\": \"f(0)\"", "twice")]
    [InlineData("\"intercept\": 0.125", "\"intercept\": 1e999", "finite")]
    [InlineData("\"intercept\": 0.125", "\"intercept\": null", "intercept")]
    [InlineData("\"intercept\": 0.125", "\"intercept\": 0.125,\n    \"extra\": 1", "extra")]
    [InlineData("      0.1,\n", "", "2 coefficients")]
    [InlineData("\"horizonBars\": 1", "\"horizonBars\": 0", "horizonBars")]
    [InlineData("\"longAbove\": 0.001", "\"longAbove\": -0.002", "rule")]
    [InlineData("binance:BTC-USDT", "nothing", "nothing")]
    [InlineData("\"timeframe\": \"1h\"", "\"timeframe\": \"1x\"", "1x")]
    [InlineData("\"venue_rest\"", "\"dream\"", "dream")]
    [InlineData("2024-01-01T00:00:00Z", "yesterday", "trainedFrom")]
    [InlineData("\"samples\": 3000", "\"samples\": -1", "samples")]
    [InlineData("\"seed\": -42,\n", "", "seed")]
    public void A_file_with_the_right_checksum_is_still_read_strictly(string old, string changed, string reason)
    {
        var text = Encoding.UTF8.GetString(ModelFile.ToBytes(Samples.Artifact()));
        Assert.Contains(old, text, StringComparison.Ordinal);
        var refusal = AssertRefused(Seal(text.Replace(old, changed, StringComparison.Ordinal)));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"left\":[1,-1,3,-1,-1]", "\"left\":[1,-1,3,-1]", "4 left where 5 are expected")]
    [InlineData("\"left\":[1,-1,3,-1,-1]", "\"left\":[1,-1,0,-1,-1]", "not among the nodes after it")]
    [InlineData("\"left\":[1,-1,3,-1,-1]", "\"left\":[1,-1,4,-1,-1]", "has a parent already")]
    [InlineData("\"left\":[1,-1,3,-1,-1]", "\"left\":[1,2,3,-1,-1]", "leaf 1 with children")]
    [InlineData("\"left\":[1,-1,3,-1,-1]", "\"left\":[1,-1,3.5,-1,-1]", "no whole number")]
    [InlineData("\"left\":[1,-1,3,-1,-1]", "\"left\":[1,-1,5,-1,-1]", "child 5")]
    [InlineData("\"missing\":[1,-1,4,-1,-1]", "\"missing\":[3,-1,4,-1,-1]", "no child of it")]
    [InlineData("\"feature\":[1,-1,2,-1,-1]", "\"feature\":[3,-1,2,-1,-1]", "asks for feature 3")]
    [InlineData("\"feature\":[1,-1,2,-1,-1]", "\"feature\":[-2,-1,2,-1,-1]", "trees[0] has a tree 0 that is no tree")]
    [InlineData("\"gain\":[2.5,0,0.5,0,0]", "\"gain\":[-2.5,0,0.5,0,0]", "gain")]
    [InlineData("\"gain\":[2.5,0,0.5,0,0]", "\"gain\":[2.5,1,0.5,0,0]", "leaf 1")]
    [InlineData("\"number\":[-1.5,0.1,", "\"number\":[-1.5,1e999,", "finite")]
    [InlineData("\"number\":[-1.5,0.1,", "\"number\":[-1.5,null,", "no number")]
    [InlineData("{\"feature\":[-1],\"left\":[-1],\"right\":[-1],", "{\"feature\":[-1],\"right\":[-1],", "trees[1] has the member 'right'")]
    [InlineData("\"base\": -0.125", "\"base\": \"none\"", "base")]
    public void Trees_of_a_file_of_version_1_are_still_read_strictly(string old, string changed, string reason)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "model-1-boosted_trees.json"));
        Assert.Contains(old, text, StringComparison.Ordinal);
        var refusal = AssertRefused(Seal(text.Replace(old, changed, StringComparison.Ordinal)));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, int[], string> WrongNodes => new()
    {
        { "nodes", [5, 2], "24 bytes of 'feature' where 28" },
        { "nodes", [0, 6], "0 nodes of tree 0" },
        { "nodes", [11, -5], "-5 nodes of tree 1" },
        { "nodes", [int.MaxValue, int.MaxValue], "of 'feature' where" },
        { "left", [1, -1, 3, -1, -1], "20 bytes of 'left' where 24" },
        { "left", [1, -1, 0, -1, -1, -1], "not among the nodes after it" },
        { "left", [1, -1, 4, -1, -1, -1], "has a parent already" },
        { "left", [1, 2, 3, -1, -1, -1], "leaf 1 with children" },
        { "missing", [3, -1, 4, -1, -1, -1], "no child of it" },
        { "feature", [3, -1, 2, -1, -1, -1], "asks for feature 3" },
        { "feature", [-2, -1, 2, -1, -1, -1], "tree 0 that is no tree" },
    };

    [Theory]
    [MemberData(nameof(WrongNodes))]
    public void Trees_of_a_file_with_the_right_checksum_are_still_read_strictly(string member, int[] numbers, string reason) =>
        AssertTreesRefused(member, PackedNumbers.Pack(numbers), reason);

    [Fact]
    public void Numbers_of_trees_are_read_strictly()
    {
        AssertTreesRefused("gain", PackedNumbers.Pack([-2.5, 0, 0.5, 0, 0, 0]), "gain that is negative");
        AssertTreesRefused("gain", PackedNumbers.Pack([2.5, 1, 0.5, 0, 0, 0]), "leaf 1");
        AssertTreesRefused("number", PackedNumbers.Pack([-1.5, double.NaN, 1, 2, 3, 4]), "finite");
        AssertTreesRefused("cover", PackedNumbers.Pack([-1.5, 1, 1, 2, 3, 4]), "cover that is negative");
        foreach (var categories in new int[][] { [1], [0, 2, 5], [0, 0], [9, 1, 1], [0, 1, 1, 0, 1, 2] })
        {
            AssertTreesRefused("categories", PackedNumbers.Pack(categories), "'categories' that are not of its 6 nodes");
        }

        AssertTreesRefused("categories", PackedNumbers.Pack([0, 1, 7]), "has a threshold");
        AssertTreesRefused("categories", PackedNumbers.Pack([1, 1, 7]), "is a leaf");
        AssertTreesRefused("cover", "not base 64", "no text in base 64");
        AssertTreesRefused("transform", "magic", "magic");
        AssertTreesRefused("transform", "exponential", "does not give the scores");
    }

    [Fact]
    public void Files_of_trees_of_version_2_keep_loading_and_have_the_same_bytes_again()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Fixtures", "model-2-boosted_trees.json");
        var bytes = File.ReadAllBytes(path);
        var read = ModelFile.FromBytes(bytes, path);
        Assert.Equal(bytes, ModelFile.ToBytes(read));
        Assert.Equal(ModelFile.ToBytes(Samples.Artifact() with { Model = Samples.CoveredTrees() }), bytes);
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
    [InlineData("\"name\": \"isotonic\"", "\"name\": \"magic\"", "magic")]
    [InlineData("\"name\": \"isotonic\"", "\"name\": \"platt\"", "'scores' where 'a' is expected")]
    [InlineData("\"kind\": \"logistic\"", "\"kind\": \"calibrated\"", "cannot be calibrated")]
    [InlineData("\"kind\": \"logistic\"", "\"kind\": \"ridge\"", "with the task of another kind")]
    [InlineData("0.75\n", "0.25\n", "rise")]
    [InlineData("\"task\": \"binary_classification\"", "\"task\": \"regression\"", "with the task of another kind")]
    public void A_calibration_of_a_file_with_the_right_checksum_is_still_read_strictly(string old, string changed, string reason)
    {
        var artifact = Samples.Artifact() with { Model = Calibrated(new IsotonicCalibrator([0.25, 0.5, 0.75], [0, 0.5, 1])) };
        var text = Encoding.UTF8.GetString(ModelFile.ToBytes(artifact));
        Assert.Contains(old, text, StringComparison.Ordinal);
        var refusal = AssertRefused(Seal(text.Replace(old, changed, StringComparison.Ordinal)));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_not_be_read_again_is_not_written()
    {
        var artifact = Samples.Artifact();
        Assert.Throws<ArgumentException>(() => ModelFile.ToBytes(artifact with { Rule = new SignalRule(double.PositiveInfinity, 0, 1) }));
        Assert.Throws<ArgumentException>(() => ModelFile.ToBytes(artifact with { Manifest = artifact.Manifest with { Series = default } }));
        Assert.Throws<ArgumentException>(() => ModelFile.ToBytes(artifact with { Model = new StrangeModel() }));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_of_version_1_keep_loading(string kind)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Fixtures", $"model-1-{kind}.json");
        var artifact = Artifacts().Single(a => a.Model.Kind == kind);
        var read = ModelFile.FromBytes(File.ReadAllBytes(path), path);
        Assert.Equal(ModelFile.ToBytes(artifact), ModelFile.ToBytes(read));
    }

    [Fact]
    public async Task A_file_is_saved_and_loaded_by_its_path()
    {
        using var folder = new TestKit.TemporaryFolder();
        var path = folder.File("model.json");
        await ModelFile.SaveAsync(path, Samples.Artifact());
        Assert.Equal("ridge", (await ModelFile.LoadAsync(path)).Model.Kind);
        await File.WriteAllTextAsync(path, "{}");
        var refusal = await Assert.ThrowsAsync<ModelFormatException>(() => ModelFile.LoadAsync(path));
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
    }

    private static void AssertTreesRefused(string member, string changed, string reason)
    {
        var text = Encoding.UTF8.GetString(ModelFile.ToBytes(Samples.Artifact() with { Model = Samples.Trees() }));
        var start = text.IndexOf($"\"{member}\": \"", StringComparison.Ordinal) + member.Length + 5;
        var end = text.IndexOf('"', start);
        var refusal = AssertRefused(Seal(text[..start] + changed + text[end..]));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    private static ModelArtifact[] Artifacts()
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

    private static byte[] Seal(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text[..text.IndexOf("  \"sha256\"", StringComparison.Ordinal)]);
        return [.. payload, .. Encoding.UTF8.GetBytes($"  \"sha256\": \"{Convert.ToHexStringLower(SHA256.HashData(payload))}\"\n}}\n")];
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
