using System.Text.Json;
using AlphaPulse.Models.Tests.Format;
using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Models.Tests.MetaLabelling;

/// <summary>Both models, calibrator and rules in one file. That any flipped byte is refused is among the tests of the container.</summary>
public sealed class MetaLabelledFileTests
{
    private const string Source = "/models/model.apm";

    [Fact]
    public void Everything_comes_back_with_the_same_bits() =>
        Prop.ForAll<NormalFloat, NormalFloat, NormalFloat>((first, second, third) =>
        {
            foreach (var model in new[]
            {
                MetaLabelledModelTests.Linear(betSize: new BetSizeRule(0.55, 0.1)),
                MetaLabelledModelTests.Linear(usesScore: false, calibrator: new BetaCalibrator(0.5, 2, -1e-7)),
                MetaLabelledModelTests.Trees(),
            })
            {
                var bytes = ModelFile.ToBytes(Samples.Artifact() with { Model = model });
                var read = Assert.IsType<MetaLabelledModel>(ModelFile.FromBytes(bytes, Source).Model);
                Assert.Equal((model.PrimaryRule, model.BetSize, model.UsesPrimaryScore), (read.PrimaryRule, read.BetSize, read.UsesPrimaryScore));
                Assert.Equal(bytes, ModelFile.ToBytes(Samples.Artifact() with { Model = read }));
                double[] row = [first.Get, second.Get, third.Get];
                Assert.Equal(model.TryScore(row, out var before), read.TryScore(row, out var after));
                Assert.Equal(BitConverter.DoubleToInt64Bits(before), BitConverter.DoubleToInt64Bits(after));
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\"row\":\"features_and_primary_score\"", "\"row\":\"features\"", "")]
    [InlineData("\"row\":\"features_and_primary_score\"", "\"row\":\"everything\"", "has the row 'everything'")]
    [InlineData("\"primary\":{\"task\":\"binary_classification\"", "\"primary\":{\"task\":\"regression\"", "")]
    [InlineData("\"primary\":{\"task\":\"binary_classification\"", "\"primary\":{\"task\":\"ranking\"", "the task 'ranking'")]
    [InlineData("\"model\":{\"kind\":\"boosted_trees\"", "\"model\":{\"kind\":\"meta_labelled\"", "takes no side that another model")]
    [InlineData("\"model\":{\"kind\":\"calibrated\"", "\"model\":{\"kind\":\"meta_labelled\"", "gives no probability")]
    [InlineData("\"model\":{\"kind\":\"calibrated\"", "\"model\":{\"kind\":\"magic\"", "'magic'")]
    [InlineData("\"threshold\":0.55", "\"threshold\":0.4", "threshold")]
    [InlineData("\"step\":0.125", "\"step\":0", "step")]
    [InlineData("\"step\":0.125", "\"step\":0.5", "self-test")]
    [InlineData("\"name\":\"platt\",\"a\":-1.25", "\"name\":\"platt\",\"a\":-1.5", "self-test")]
    [InlineData("\"base\":0.25", "\"base\":0.26", "parameters.secondary does not hold its self-test")]
    [InlineData("\"task\":\"regression\"", "\"task\":\"binary_classification\"", "makes a size of a side")]
    public void A_file_with_the_right_checksum_is_still_read_strictly(string old, string changed, string reason)
    {
        var parts = new ModelParts(ModelFile.ToBytes(Samples.Artifact() with { Model = MetaLabelledModelTests.Trees() }));
        Assert.Contains(old, parts.Document, StringComparison.Ordinal);
        var place = parts.Document.IndexOf(old, StringComparison.Ordinal);
        parts.Document = parts.Document[..place] + changed + parts.Document[(place + old.Length)..];
        var refusal = Assert.Throws<ModelFormatException>(() => ModelFile.FromBytes(parts.Join(), Source));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_tree_of_either_model_is_refused_by_the_rows_of_that_model()
    {
        foreach (var (array, node) in new[] { ("primary.nodes", 5), ("secondary.nodes", 4) })
        {
            var parts = new ModelParts(ModelFile.ToBytes(Samples.Artifact() with { Model = MetaLabelledModelTests.Trees() }));
            var nodes = parts.Get<FlatNode>(array);
            nodes[node] = nodes[node] with { Number = nodes[node].Number + 0.01 };
            parts.Set(array, nodes);
            Assert.Contains("self-test", Assert.Throws<ModelFormatException>(() => ModelFile.FromBytes(parts.Join(), Source)).Message, StringComparison.Ordinal);
        }

        var swapped = new ModelParts(ModelFile.ToBytes(Samples.Artifact() with { Model = MetaLabelledModelTests.Trees() }));
        swapped.Swap("primary.nodes", "secondary.nodes");
        Assert.Throws<ModelFormatException>(() => ModelFile.FromBytes(swapped.Join(), Source));
    }

    [Fact]
    public void People_read_both_models_with_their_rules()
    {
        using var document = JsonDocument.Parse(ModelJsonExporter.ToBytes(Samples.Artifact() with { Model = MetaLabelledModelTests.Trees() }));
        var model = document.RootElement.GetProperty("model");
        var (primary, secondary, size) = (model.GetProperty("primary"), model.GetProperty("secondary"), model.GetProperty("bet_size"));
        Assert.Equal(("boosted_trees", 0.5), (primary.GetProperty("kind").GetString()!, primary.GetProperty("rule").GetProperty("long_above").GetDouble()));
        Assert.Equal(("calibrated", true), (secondary.GetProperty("kind").GetString()!, secondary.GetProperty("uses_primary_score").GetBoolean()));
        Assert.Equal("primary_conviction", secondary.GetProperty("classifier").GetProperty("trees")[0].GetProperty("feature").GetString());
        Assert.Equal(-1.25, secondary.GetProperty("calibrator").GetProperty("a").GetDouble());
        Assert.Equal((0.55, 0.125), (size.GetProperty("threshold").GetDouble(), size.GetProperty("step").GetDouble()));
    }

    [Fact]
    public void Onnx_refuses_it_by_name() =>
        Assert.Contains("its bet size", Assert.Throws<ModelExportException>(() => OnnxExporter.ToBytes(MetaLabelledModelTests.Trees())).Message, StringComparison.Ordinal);
}
