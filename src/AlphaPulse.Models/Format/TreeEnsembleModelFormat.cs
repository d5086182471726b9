using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The parameters of <see cref="TreeEnsembleModel"/>: one text for each member of the nodes, with that of every node of every tree in base 64.</summary>
/// <remarks>Texts, as many thousands of numbers in JSON take most of the time of loading.</remarks>
internal sealed class TreeEnsembleModelFormat : IModelFormat
{
    public bool Knows(string kind) => kind == TreeEnsembleModel.ModelKind;

    public void Write(Utf8JsonWriter writer, IModel model)
    {
        var ensemble = (TreeEnsembleModel)model;
        TreeNode[] nodes = [.. ensemble.Trees.SelectMany(t => t.Nodes)];
        writer.WriteNumber("base", ensemble.BaseScore);
        writer.WriteString("transform", NameOf(ensemble.Transform));
        writer.WriteString("nodes", PackedNumbers.Pack([.. ensemble.Trees.Select(t => t.Nodes.Count)]));
        writer.WriteString("feature", PackedNumbers.Pack(Array.ConvertAll(nodes, n => n.Feature)));
        writer.WriteString("left", PackedNumbers.Pack(Array.ConvertAll(nodes, n => n.Left)));
        writer.WriteString("right", PackedNumbers.Pack(Array.ConvertAll(nodes, n => n.Right)));
        writer.WriteString("missing", PackedNumbers.Pack(Array.ConvertAll(nodes, n => n.MissingLeft ? n.Left : n.Right)));
        writer.WriteString("number", PackedNumbers.Pack(Array.ConvertAll(nodes, n => n.IsLeaf ? n.Value : n.Threshold)));
        writer.WriteString("gain", PackedNumbers.Pack(Array.ConvertAll(nodes, n => n.Gain)));
        writer.WriteString("cover", PackedNumbers.Pack(Array.ConvertAll(nodes, n => n.Cover)));
        writer.WriteString("categories", PackedNumbers.Pack([.. nodes.SelectMany(CategoriesOf)]));
    }

    public IModel Read(SealedFileElement parameters, ModelTask task, FeatureSchema schema)
    {
        if (parameters.HasMember("trees"))
        {
            return TreeEnsembleModelFormat1.Read(parameters, task, schema);
        }

        parameters.ExpectMembers("base", "transform", "nodes", "feature", "left", "right", "missing", "number", "gain", "cover", "categories");
        var transform = parameters.ReadString("transform");
        return new TreeEnsembleModel(
            task,
            schema,
            parameters.ReadDouble("base"),
            ReadTrees(parameters),
            FindTransform(transform) ?? throw parameters.Refuse($"has the transform '{transform}', which this release does not know"));
    }

    private static List<DecisionTree> ReadTrees(SealedFileElement parameters)
    {
        var counts = PackedNumbers.ReadInt32s(parameters, "nodes");
        var wrong = Array.FindIndex(counts, c => c < 1);
        if (wrong >= 0)
        {
            throw parameters.Refuse(string.Create(CultureInfo.InvariantCulture, $"has {counts[wrong]} nodes of tree {wrong}"));
        }

        var total = counts.Sum(c => (long)c);
        var features = PackedNumbers.ReadInt32s(parameters, "feature", total);
        var left = PackedNumbers.ReadInt32s(parameters, "left", total);
        var right = PackedNumbers.ReadInt32s(parameters, "right", total);
        var missing = PackedNumbers.ReadInt32s(parameters, "missing", total);
        var numbers = PackedNumbers.ReadDoubles(parameters, "number", total);
        var gains = PackedNumbers.ReadDoubles(parameters, "gain", total);
        var covers = PackedNumbers.ReadDoubles(parameters, "cover", total);
        var categories = ReadCategories(parameters, total);
        var trees = new List<DecisionTree>(counts.Length);
        var start = 0;
        foreach (var count in counts)
        {
            var nodes = new TreeNode[count];
            for (var i = 0; i < count; i++)
            {
                var at = start + i;
                nodes[i] = TreeNodeParts.Join(
                    parameters,
                    trees.Count,
                    i,
                    (features[at], left[at], right[at], missing[at]),
                    numbers[at],
                    gains[at],
                    covers[at],
                    categories.GetValueOrDefault(at));
            }

            trees.Add(TreeNodeParts.Tree(parameters, trees.Count, nodes));
            start += count;
        }

        return trees;
    }

    /// <summary>The position of a node among all, the number of its categories, and these.</summary>
    private static IEnumerable<int> CategoriesOf(TreeNode node, int position) =>
        node.IsCategorical ? [position, node.Categories.Count, .. node.Categories] : [];

    private static Dictionary<int, int[]> ReadCategories(SealedFileElement parameters, long nodes)
    {
        var numbers = PackedNumbers.ReadInt32s(parameters, "categories");
        var categories = new Dictionary<int, int[]>();
        for (var i = 0; i < numbers.Length;)
        {
            if (i + 1 == numbers.Length || numbers[i + 1] < 1 || numbers[i + 1] > numbers.Length - i - 2
                || numbers[i] < 0 || numbers[i] >= nodes || !categories.TryAdd(numbers[i], numbers[(i + 2)..(i + 2 + numbers[i + 1])]))
            {
                throw parameters.Refuse(string.Create(CultureInfo.InvariantCulture, $"has 'categories' that are not of its {nodes} nodes"));
            }

            i += 2 + numbers[i + 1];
        }

        return categories;
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
}
