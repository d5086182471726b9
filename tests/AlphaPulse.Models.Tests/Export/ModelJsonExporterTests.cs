using System.Text.Json;
using AlphaPulse.Models.Tests.Format;

namespace AlphaPulse.Models.Tests.Export;

public sealed class ModelJsonExporterTests
{
    [Fact]
    public void A_tree_is_nested_nodes_with_names()
    {
        using var document = Export(Samples.CoveredTrees());
        var model = document.RootElement.GetProperty("model");
        Assert.Equal("exponential", model.GetProperty("link").GetString());
        Assert.Equal(0.5, model.GetProperty("base_score").GetDouble());
        var root = model.GetProperty("trees")[0];
        Assert.Equal("f(1)", root.GetProperty("feature").GetString());
        Assert.Equal([2, 7, 300], root.GetProperty("right_categories").EnumerateArray().Select(c => c.GetInt32()));
        Assert.Equal("left", root.GetProperty("missing").GetString());
        Assert.Equal((2.5, 10), (root.GetProperty("gain").GetDouble(), root.GetProperty("cover").GetDouble()));
        Assert.Equal(0.1, root.GetProperty("left").GetProperty("value").GetDouble());
        var right = root.GetProperty("right");
        Assert.Equal(("f(2)", 1e-7, "right"), (right.GetProperty("feature").GetString()!, right.GetProperty("left_below").GetDouble(), right.GetProperty("missing").GetString()!));
        Assert.Equal(-0.2, right.GetProperty("left").GetProperty("value").GetDouble());
        Assert.Equal(0.3, model.GetProperty("trees")[1].GetProperty("value").GetDouble());
    }

    [Fact]
    public void Covers_that_are_not_known_are_absent()
    {
        using var document = Export(Samples.Trees());
        Assert.False(document.RootElement.GetProperty("model").GetProperty("trees")[0].TryGetProperty("cover", out _));
    }

    [Fact]
    public void A_calibrated_linear_model_names_everything()
    {
        var linear = new LinearModel(ModelTask.BinaryClassification, Samples.Schema(3), [1, -2, 0.5], -0.25, [3, 0, 0], [1, 4, 1]);
        using var document = Export(new CalibratedModel(linear, new IsotonicCalibrator([0.25, 0.75], [0, 1])));
        var root = document.RootElement;
        Assert.Equal(("calibrated", "binary_classification"), (root.GetProperty("kind").GetString()!, root.GetProperty("task").GetString()!));
        var classifier = root.GetProperty("model").GetProperty("classifier");
        Assert.Equal(("logistic", "logistic"), (classifier.GetProperty("kind").GetString()!, classifier.GetProperty("link").GetString()!));
        var second = classifier.GetProperty("coefficients")[1];
        Assert.Equal(("f(1)", -2, 4), (second.GetProperty("feature").GetString()!, second.GetProperty("coefficient").GetDouble(), second.GetProperty("deviation").GetDouble()));
        var corner = root.GetProperty("model").GetProperty("calibrator").GetProperty("corners")[1];
        Assert.Equal((0.75, 1), (corner.GetProperty("score").GetDouble(), corner.GetProperty("probability").GetDouble()));
    }

    [Fact]
    public void Metadata_rule_and_conformal_widths_are_there()
    {
        var artifact = Samples.Artifact();
        var options = new Dictionary<string, string>(artifact.Manifest.Options, StringComparer.Ordinal)
        {
            [ModelManifest.ConformalConfidenceOption] = "0.9",
            [ModelManifest.ConformalHalfWidthOption] = "0.0125",
        };
        using var document = JsonDocument.Parse(ModelJsonExporter.ToBytes(artifact with { Manifest = artifact.Manifest with { Options = options } }));
        var root = document.RootElement;
        Assert.Equal((0.9, 0.0125), (root.GetProperty("conformal").GetProperty("confidence").GetDouble(), root.GetProperty("conformal").GetProperty("half_width").GetDouble()));
        Assert.Equal("2024-06-01T01:30:00.1230007Z", root.GetProperty("metadata").GetProperty("trained_to").GetString());
        Assert.Equal(0.001, root.GetProperty("rule").GetProperty("long_above").GetDouble());
        Assert.Equal(3, root.GetProperty("schema").GetProperty("features").GetArrayLength());
        using var plain = JsonDocument.Parse(ModelJsonExporter.ToBytes(artifact));
        Assert.Equal(JsonValueKind.Null, plain.RootElement.GetProperty("conformal").ValueKind);
    }

    [Fact]
    public void The_values_of_classes_stand_before_the_classes()
    {
        using var document = Export(new ClassValueModel(MulticlassModelFileTests.Artifact(MultinomialModel.ModelKind).Model, -1, 0, 0.5));
        var model = document.RootElement.GetProperty("model");
        Assert.Equal([-1, 0, 0.5], model.GetProperty("class_values").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal(("softmax", 3), (model.GetProperty("link").GetString()!, model.GetProperty("classes").GetArrayLength()));
    }

    [Theory]
    [InlineData(MultinomialModel.ModelKind)]
    [InlineData(MulticlassTreesModel.ModelKind)]
    public void Every_class_is_written(string kind)
    {
        using var document = JsonDocument.Parse(ModelJsonExporter.ToBytes(MulticlassModelFileTests.Artifact(kind)));
        var classes = document.RootElement.GetProperty("model").GetProperty("classes");
        Assert.Equal(3, classes.GetArrayLength());
        Assert.Equal(
            kind == MultinomialModel.ModelKind ? 0.125 : -0.5,
            kind == MultinomialModel.ModelKind ? classes[1].GetProperty("coefficients").GetProperty("f(2)").GetDouble() : classes[1].GetProperty("base_score").GetDouble());
    }

    [Fact]
    public void A_tree_as_deep_as_it_has_splits_is_written()
    {
        const int Depth = 1200;
        var nodes = new TreeNode[2 * Depth + 1];
        for (var i = 0; i < Depth; i++)
        {
            (nodes[2 * i], nodes[2 * i + 1]) = (TreeNode.Split(0, i, 2 * i + 1, 2 * i + 2, missingLeft: true, 0), TreeNode.Leaf(i));
        }

        nodes[^1] = TreeNode.Leaf(-1);
        var model = new TreeEnsembleModel(ModelTask.Regression, Samples.Schema(1), 0, [new DecisionTree(nodes)]);
        var bytes = ModelJsonExporter.ToBytes(Samples.Artifact() with { Model = model });
        Assert.Equal((byte)'\n', bytes[^1]);
    }

    [Fact]
    public void Equal_models_give_equal_bytes_and_unknown_ones_are_refused_by_name()
    {
        var artifact = Samples.Artifact() with { Model = Samples.CoveredTrees() };
        var again = ModelFile.FromBytes(ModelFile.ToBytes(artifact), "copy");
        Assert.Equal(ModelJsonExporter.ToBytes(artifact), ModelJsonExporter.ToBytes(again));
        var refusal = Assert.Throws<ModelExportException>(() => ModelJsonExporter.ToBytes(artifact with { Model = new StrangeModel() }));
        Assert.Contains("'strange'", refusal.Message, StringComparison.Ordinal);
    }

    private static JsonDocument Export(IModel model) => JsonDocument.Parse(ModelJsonExporter.ToBytes(Samples.Artifact() with { Model = model }));

    internal sealed class StrangeModel : IModel
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
