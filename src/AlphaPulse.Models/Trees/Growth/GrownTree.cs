namespace AlphaPulse.Models;

/// <summary>A tree that has grown.</summary>
/// <param name="Root">Its first node.</param>
/// <param name="Rule">The units of its sums.</param>
/// <param name="Work">How much work it was to grow, to compare it with others.</param>
internal sealed record GrownTree(GrowingNode Root, SplitRule Rule, long Work)
{
    /// <summary>The nodes at which row numbers end: leaves, and splits whose leaves have none of their own.</summary>
    internal IEnumerable<GrowingNode> Ends() => Ends(Root);

    /// <summary>The tree as it is kept: thresholds instead of bins.</summary>
    internal DecisionTree ToDecisionTree(BinEdges[] edges)
    {
        var nodes = new List<TreeNode>();
        Add(Root, edges, nodes);
        return new DecisionTree([.. nodes]);
    }

    private static IEnumerable<GrowingNode> Ends(GrowingNode node) =>
        node.IsLeaf || node.IsLastSplit ? [node] : Ends(node.Left!).Concat(Ends(node.Right!));

    /// <summary>Parents first, and the left half before the right one.</summary>
    private int Add(GrowingNode node, BinEdges[] edges, List<TreeNode> nodes)
    {
        var position = nodes.Count;
        nodes.Add(default);
        if (node.IsLeaf)
        {
            nodes[position] = TreeNode.Leaf(node.Value, Rule.Scale.Second(node.Total));
            return position;
        }

        var left = Add(node.Left!, edges, nodes);
        var right = Add(node.Right!, edges, nodes);
        var split = node.Best;
        var gain = (split.Score - node.Score) * Rule.GainUnit;
        var cover = Rule.Scale.Second(node.Total);
        nodes[position] = split.Listed is { } listed
            ? TreeNode.CategorySplit(split.Column, Array.ConvertAll(listed, bin => edges[split.Column].Category(bin)), left, right, split.MissingLeft, gain, cover)
            : TreeNode.Split(split.Column, edges[split.Column].Threshold(split.Bin), left, right, split.MissingLeft, gain, cover);
        return position;
    }
}
