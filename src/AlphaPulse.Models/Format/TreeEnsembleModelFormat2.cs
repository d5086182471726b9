using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Trees as version 2 wrote them: one text for each member of the nodes, with that of every node of every tree in base 64.</summary>
internal static class TreeEnsembleModelFormat2
{
    internal static TreeEnsembleModel Read(SealedFileElement parameters, ModelTask task, FeatureSchema schema)
    {
        if (parameters.HasMember("trees"))
        {
            return TreeEnsembleModelFormat1.Read(parameters, task, schema);
        }

        parameters.ExpectMembers("base", "transform", "nodes", "feature", "left", "right", "missing", "number", "gain", "cover", "categories");
        return new TreeEnsembleModel(task, schema, parameters.ReadDouble("base"), ReadTrees(parameters), TransformNames.Read(parameters));
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
}
