using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>Writes trees as nodes within nodes.</summary>
internal static class JsonTrees
{
    internal static void Write(Utf8JsonWriter writer, TreeEnsembleModel model)
    {
        writer.WriteStartArray("trees");
        foreach (var tree in model.Trees)
        {
            WriteTree(writer, tree, model.Schema);
        }

        writer.WriteEndArray();
    }

    // With a stack of its own: a tree may be as deep as it has splits.
    private static void WriteTree(Utf8JsonWriter writer, DecisionTree tree, FeatureSchema schema)
    {
        var hasCovers = tree.Nodes[0].Cover > 0;
        var open = new Stack<(int Node, string? Name, bool IsEnd)>([(0, null, false)]);
        while (open.TryPop(out var place))
        {
            if (place.IsEnd)
            {
                writer.WriteEndObject();
                continue;
            }

            if (place.Name is null)
            {
                writer.WriteStartObject();
            }
            else
            {
                writer.WriteStartObject(place.Name);
            }

            var node = tree.Nodes[place.Node];
            writer.WriteNumber("node", place.Node);
            open.Push((place.Node, null, true));
            if (node.IsLeaf)
            {
                writer.WriteNumber("value", node.Value);
            }
            else
            {
                WriteSplit(writer, node, schema);
                open.Push((node.Right, "right", false));
                open.Push((node.Left, "left", false));
            }

            if (hasCovers)
            {
                writer.WriteNumber("cover", node.Cover);
            }
        }
    }

    private static void WriteSplit(Utf8JsonWriter writer, TreeNode node, FeatureSchema schema)
    {
        writer.WriteString("feature", schema.Columns[node.Feature].Name);
        if (node.IsCategorical)
        {
            // Listed categories go to the side that missing ones do not go to.
            writer.WriteStartArray(node.MissingLeft ? "right_categories" : "left_categories");
            foreach (var category in node.Categories)
            {
                writer.WriteNumberValue(category);
            }

            writer.WriteEndArray();
        }
        else
        {
            writer.WriteNumber("left_below", node.Threshold);
        }

        writer.WriteString("missing", node.MissingLeft ? "left" : "right");
        writer.WriteNumber("gain", node.Gain);
    }
}
