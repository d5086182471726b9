
namespace AlphaPulse.Models.Tests.Format;

public sealed class MulticlassModelFileTests
{
    private const string Source = "/models/classes.apm";

    public static TheoryData<string> Kinds => [MultinomialModel.ModelKind, MulticlassTreesModel.ModelKind];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Everything_comes_back_with_the_same_bits(string kind)
    {
        var artifact = Artifact(kind);
        var bytes = MulticlassModelFile.ToBytes(artifact);
        var read = MulticlassModelFile.FromBytes(bytes, Source);
        Assert.Equal(bytes, MulticlassModelFile.ToBytes(read));
        Assert.Equal(kind, read.Model.Kind);
        Assert.Equal(artifact.Model.Classes, read.Model.Classes);
        Assert.True(MulticlassModelFile.IsMulticlass(bytes, Source));
        Assert.False(MulticlassModelFile.IsMulticlass(ModelFile.ToBytes(Samples.Artifact()), Source));
        var random = new DeterministicRandom(3);
        var (before, after) = (new double[3], new double[3]);
        for (var row = 0; row < 50; row++)
        {
            double[] features = [random.NextNormal(), row % 7 == 0 ? double.NaN : row % 4, 1e-7 * random.NextInt32(3)];
            Assert.Equal(artifact.Model.TryScore(features, before), read.Model.TryScore(features, after));
            Assert.Equal(before, after);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_flipped_bit_of_any_byte_refuses_to_load(string kind)
    {
        var bytes = MulticlassModelFile.ToBytes(Artifact(kind));
        for (var position = 0; position < bytes.Length; position++)
        {
            var bit = (byte)(1 << (position % 8));
            bytes[position] ^= bit;
            AssertRefused(bytes);
            bytes[position] ^= bit;
        }

        Assert.NotNull(MulticlassModelFile.FromBytes(bytes, Source));
    }

    [Theory]
    [InlineData("multinomial", "\"kind\":\"multinomial\"", "\"kind\":\"multiclass_trees\"", "'classes' is expected")]
    [InlineData("multinomial", "\"kind\":\"multinomial\"", "\"kind\":\"forest\"", "'forest'")]
    [InlineData("multinomial", "\"coefficients\":[0.5,", "\"coefficients\":[0.5,0.5,", "coefficients")]
    [InlineData("multinomial", "\"intercepts\":[0.75", "\"intercepts\":[0.76", "row 0 has the sum")]
    [InlineData("multiclass_trees", "\"transform\":\"none\"", "\"transform\":\"exponential\"", "without a transform")]
    [InlineData("multiclass_trees", "\"base\":0.25", "\"base\":0.26", "row 0 has the sum")]
    [InlineData("multiclass_trees", "classes[1].nodes", "classes[2].nodes", "'classes[2].nodes' where 'classes[1].nodes' is expected")]
    public void A_file_with_the_right_checksum_is_still_read_strictly(string kind, string old, string changed, string reason)
    {
        var parts = new ModelParts(MulticlassModelFile.ToBytes(Artifact(kind)));
        Assert.Contains(old, parts.Document, StringComparison.Ordinal);
        Assert.Contains(reason, AssertRefused(parts.Join(parts.Document.Replace(old, changed, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Files_of_version_3_keep_loading_and_have_the_same_bytes_again(string kind)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Fixtures", $"classes-3-{kind}.apm");
        var bytes = File.ReadAllBytes(path);
        Assert.Equal(bytes, MulticlassModelFile.ToBytes(Artifact(kind)));
        Assert.Equal(bytes, MulticlassModelFile.ToBytes(MulticlassModelFile.Load(path)));
    }

    [Fact]
    public void Each_reader_names_the_other_one()
    {
        var several = Assert.Throws<ModelFormatException>(() => ModelFile.FromBytes(MulticlassModelFile.ToBytes(Artifact("multinomial")), Source));
        Assert.Contains("read it with MulticlassModelFile, and give its classes values with ClassValueModel", several.Message, StringComparison.Ordinal);
        Assert.Contains("read it with ModelFile", AssertRefused(ModelFile.ToBytes(Samples.Artifact())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_another_kind_is_not_written() =>
        Assert.Throws<ArgumentException>(() => MulticlassModelFile.ToBytes(new MulticlassModelArtifact(new StrangeModel(), Samples.Manifest())));

    [Fact]
    public async Task A_file_is_saved_and_loaded_by_its_path()
    {
        using var folder = new TestKit.TemporaryFolder();
        var path = folder.File("classes.apm");
        await MulticlassModelFile.SaveAsync(path, Artifact("multinomial"));
        Assert.Equal("multinomial", (await MulticlassModelFile.LoadAsync(path)).Model.Kind);
        await File.WriteAllTextAsync(path, "{}");
        Assert.Contains(path, (await Assert.ThrowsAsync<ModelFormatException>(() => MulticlassModelFile.LoadAsync(path))).Message, StringComparison.Ordinal);
    }

    internal static MulticlassModelArtifact Artifact(string kind) => new(
        kind == MultinomialModel.ModelKind
            ? new MultinomialModel(Samples.Schema(3), [0.75, -0.25, 0], [0.5, 0, -2, 1, 0, 0.125, -0.5, 0, 3])
            : new MulticlassTreesModel(
            [
                new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(3), 0.25, Samples.Trees().Trees),
                new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(3), -0.5, Samples.CoveredTrees().Trees),
                new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(3), 0, []),
            ]),
        Samples.Manifest());

    private static ModelFormatException AssertRefused(byte[] bytes)
    {
        var refusal = Assert.Throws<ModelFormatException>(() => MulticlassModelFile.FromBytes(bytes, Source));
        Assert.StartsWith($"The model file '{Source}' cannot be used: ", refusal.Message, StringComparison.Ordinal);
        return refusal;
    }

    private sealed class StrangeModel : IMulticlassModel
    {
        public string Kind => "strange";

        public FeatureSchema Schema { get; } = Samples.Schema(1);

        public int Classes => 2;

        public bool TryScore(ReadOnlySpan<double> features, Span<double> probabilities) => false;
    }
}
