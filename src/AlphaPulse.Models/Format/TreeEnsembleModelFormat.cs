using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The parameters of <see cref="TreeEnsembleModel"/>: one line a tree, with an array for each member of its nodes.</summary>
internal sealed class TreeEnsembleModelFormat : IModelFormat
{
    public bool Knows(string kind) => kind == TreeEnsembleModel.ModelKind;

    public void Write(Utf8JsonWriter writer, IModel model)
    {
        var ensemble = (TreeEnsembleModel)model;
        var buffer = new ArrayBufferWriter<byte>();
        writer.WriteNumber("base", ensemble.BaseScore);
        writer.WriteString("transform", NameOf(ensemble.Transform));
        writer.WriteStartArray("trees");
        foreach (var tree in ensemble.Trees)
        {
            // A writer of its own, since the one of the file would give each number a line, and no line to the tree.
            buffer.ResetWrittenCount();
            buffer.Write("\n      "u8);
            using (var line = new Utf8JsonWriter(buffer))
            {
                WriteTree(line, tree);
            }

            writer.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    public IModel Read(SealedFileElement parameters, ModelTask task, FeatureSchema schema)
    {
        // Version 1 had no transform, and nodes no cover.
        var isFirst = !parameters.Has("transform");
        parameters.ExpectMembers(isFirst ? ["base", "trees"] : ["base", "transform", "trees"]);
        var start = parameters.ReadDouble("base");
        var trees = parameters.ReadList("trees").Select(tree => ReadTree(tree, hasCover: !isFirst));
        if (isFirst)
        {
            return new TreeEnsembleModel(task, schema, start, trees);
        }

        var transform = parameters.ReadString("transform");
        return new TreeEnsembleModel(
            task, schema, start, trees, FindTransform(transform) ?? throw parameters.Refuse($"has the transform '{transform}', which this release does not know"));
    }

    private static string NameOf(ScoreTransform transform) => transform switch
    {
        ScoreTransform.Logistic => "logistic",
        ScoreTransform.Exponential => "exponential",
        _ => "none",
    };

    private static ScoreTransform? FindTransform(string name) => name switch
    {
        "logistic" => ScoreTransform.Logistic,
        "exponential" => ScoreTransform.Exponential,
        "none" => ScoreTransform.None,
        _ => null,
    };

    private static void WriteTree(Utf8JsonWriter writer, DecisionTree tree)
    {
        writer.WriteStartObject();
        WriteIntegers(writer, "feature", tree, node => node.Feature);
        WriteIntegers(writer, "left", tree, node => node.Left);
        WriteIntegers(writer, "right", tree, node => node.Right);
        WriteIntegers(writer, "missing", tree, node => node.MissingLeft ? node.Left : node.Right);
        WriteNumbers(writer, "number", tree, node => node.IsLeaf ? node.Value : node.Threshold);
        WriteNumbers(writer, "gain", tree, node => node.Gain);
        WriteNumbers(writer, "cover", tree, node => node.Cover);
        writer.WriteEndObject();
    }

    private static DecisionTree ReadTree(SealedFileElement element, bool hasCover)
    {
        element.ExpectMembers(hasCover ? ["feature", "left", "right", "missing", "number", "gain", "cover"] : ["feature", "left", "right", "missing", "number", "gain"]);
        var features = element.ReadInt32s("feature");
        var left = element.ReadInt32s("left", features.Length);
        var right = element.ReadInt32s("right", features.Length);
        var missing = element.ReadInt32s("missing", features.Length);
        var numbers = element.ReadDoubles("number", features.Length);
        var gains = element.ReadDoubles("gain", features.Length);
        var covers = hasCover ? element.ReadDoubles("cover", features.Length) : new double[features.Length];
        var nodes = new TreeNode[features.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            var isLeaf = features[i] == -1;
            if (isLeaf ? (left[i], right[i], missing[i], gains[i]) != (-1, -1, -1, 0) : missing[i] != left[i] && missing[i] != right[i])
            {
                throw element.Refuse(isLeaf
                    ? string.Create(CultureInfo.InvariantCulture, $"has the leaf {i} with children or a gain")
                    : string.Create(CultureInfo.InvariantCulture, $"sends missing values of node {i} to {missing[i]}, which is no child of it"));
            }

            nodes[i] = isLeaf
                ? TreeNode.Leaf(numbers[i], covers[i])
                : TreeNode.Split(features[i], numbers[i], left[i], right[i], missing[i] == left[i], gains[i], covers[i]);
        }

        try
        {
            return new DecisionTree(nodes);
        }
        catch (ArgumentException e)
        {
            throw element.Refuse($"is no tree: {e.Message}", e);
        }
    }

    private static void WriteIntegers(Utf8JsonWriter writer, string name, DecisionTree tree, Func<TreeNode, int> member)
    {
        writer.WriteStartArray(name);
        foreach (var node in tree.Nodes)
        {
            writer.WriteNumberValue(member(node));
        }

        writer.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, DecisionTree tree, Func<TreeNode, double> member)
    {
        writer.WriteStartArray(name);
        foreach (var node in tree.Nodes)
        {
            writer.WriteNumberValue(member(node));
        }

        writer.WriteEndArray();
    }
}
