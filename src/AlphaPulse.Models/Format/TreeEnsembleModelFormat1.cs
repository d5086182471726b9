namespace AlphaPulse.Models;

/// <summary>Trees as version 1 wrote them: one object a tree, with an array for each member of its nodes, and without transform and covers.</summary>
internal static class TreeEnsembleModelFormat1
{
    internal static TreeEnsembleModel Read(SealedFileElement parameters, ModelTask task, FeatureSchema schema)
    {
        parameters.ExpectMembers("base", "trees");
        return new TreeEnsembleModel(task, schema, parameters.ReadDouble("base"), parameters.ReadList("trees").Select(ReadTree));
    }

    private static DecisionTree ReadTree(SealedFileElement element, int number)
    {
        element.ExpectMembers("feature", "left", "right", "missing", "number", "gain");
        var features = element.ReadInt32s("feature");
        var left = element.ReadInt32s("left", features.Length);
        var right = element.ReadInt32s("right", features.Length);
        var missing = element.ReadInt32s("missing", features.Length);
        var numbers = element.ReadDoubles("number", features.Length);
        var gains = element.ReadDoubles("gain", features.Length);
        var nodes = new TreeNode[features.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = TreeNodeParts.Join(element, number, i, (features[i], left[i], right[i], missing[i]), numbers[i], gains[i], cover: 0);
        }

        return TreeNodeParts.Tree(element, number, nodes);
    }
}
