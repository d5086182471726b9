using System.Runtime.InteropServices;

namespace AlphaPulse.Models;

/// <summary>The splits of a tree with the share of the training rows that went each way, parents first.</summary>
internal sealed class ExplainedTree
{
    // Shares of nothing and of everything would divide by zero where a feature is split twice; what is added and taken away cancels out.
    private const double LeastShare = 1e-12;

    private readonly List<Split> _splits = [];
    private readonly List<double> _leaves = [];

    internal ExplainedTree(DecisionTree tree)
    {
        var nodes = tree.Span;
        Expected = Add(nodes, 0, []).Expected;
        Splits = [.. _splits];
        Leaves = [.. _leaves];
    }

    internal Split[] Splits { get; }

    internal double[] Leaves { get; }

    /// <summary>The mean of the leaves, weighted with the shares.</summary>
    internal double Expected { get; }

    /// <summary>How many features are split on one way from the root to a leaf at most.</summary>
    internal int Features { get; private set; }

    private (int Position, double Expected) Add(ReadOnlySpan<TreeNode> nodes, int number, (int Feature, int Position, bool IsLeft, double Share)[] path)
    {
        var node = nodes[number];
        if (node.IsLeaf)
        {
            Features = Math.Max(Features, path.Select(p => p.Feature).Distinct().Count());
            _leaves.Add(node.Value);
            return (~(_leaves.Count - 1), node.Value);
        }

        var position = _splits.Count;
        _splits.Add(default);
        var share = Share(nodes[node.Left].Cover, nodes[node.Right].Cover);
        var above = Array.FindLast(path, p => p.Feature == node.Feature);
        var repeats = path.Any(p => p.Feature == node.Feature);
        var (ancestor, aboveShare) = repeats ? (above.Position, above.Share) : (-1, 1.0);
        var left = Add(nodes, node.Left, [.. path, (node.Feature, position, true, aboveShare * share)]);
        var right = Add(nodes, node.Right, [.. path, (node.Feature, position, false, aboveShare * (1 - share))]);
        _splits[position] = new Split(node, left.Position, right.Position, share, ancestor, repeats && above.IsLeft, aboveShare);
        return (position, share * left.Expected + (1 - share) * right.Expected);
    }

    private static double Share(double left, double right) =>
        left + right > 0 ? Math.Clamp(left / (left + right), LeastShare, 1 - LeastShare) : 0.5;

    /// <summary>A split.</summary>
    /// <param name="Node">What it asks.</param>
    /// <param name="Left">The position of the split below it, or the complement of that of a leaf.</param>
    /// <param name="Right">The same on the other side.</param>
    /// <param name="LeftShare">The share of its rows that went left.</param>
    /// <param name="Ancestor">The last split above it by the same feature, or -1.</param>
    /// <param name="IsLeftOfAncestor">On which side of that it lies.</param>
    /// <param name="AncestorShare">The share of rows that came here as far as the feature decides, product of all splits above by it.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Split(
        TreeNode Node, int Left, int Right, double LeftShare, int Ancestor, bool IsLeftOfAncestor, double AncestorShare);
}
