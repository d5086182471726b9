using System.Runtime.InteropServices;

namespace AlphaPulse.Models;

/// <summary>The splits of a tree with the share of the training rows that went left, packed so that walking all trees stays in the cache.</summary>
/// <remarks>Splits above others come parents first; those with two leaves, the half of all, come apart, as they need no links.</remarks>
internal sealed class ExplainedTree
{
    // Shares of nothing and of everything would divide by zero where a feature is split twice; what is added and taken away cancels out.
    private const double LeastShare = 1e-12;

    // Links to lower splits, as long as the number of upper ones is not known.
    private const int LowerLinks = 1 << 30;

    private readonly List<Split> _upper = [];
    private readonly List<LastSplit> _lower = [];
    private readonly List<double> _leaves = [];
    private readonly List<Repeat> _repeats = [];
    private readonly List<TreeNode> _categorical = [];

    internal ExplainedTree(DecisionTree tree)
    {
        Expected = Add(tree.Span, 0, [], out _);
        Upper = [.. _upper.Select(s => new Split(s.Question, Slot(s.Left), Slot(s.Right)))];
        Lower = [.. _lower];
        Leaves = [.. _leaves];
        Repeats = [.. _repeats];
        Categorical = [.. _categorical];
    }

    /// <summary>Splits of which a child is split.</summary>
    internal Split[] Upper { get; }

    /// <summary>Splits with two leaves.</summary>
    internal LastSplit[] Lower { get; }

    /// <summary>The leaves beside splits.</summary>
    internal double[] Leaves { get; }

    /// <summary>Splits by a feature that is split above.</summary>
    internal Repeat[] Repeats { get; }

    internal TreeNode[] Categorical { get; }

    /// <summary>The mean of the leaves, weighted with the shares.</summary>
    internal double Expected { get; }

    /// <summary>How many features are split on one way from the root to a leaf at most.</summary>
    internal int Features { get; private set; }

    /// <summary>The share of the rows of a split that went left.</summary>
    internal static double Share(ReadOnlySpan<TreeNode> nodes, TreeNode split)
    {
        var (left, right) = (nodes[split.Left].Cover, nodes[split.Right].Cover);
        return left + right > 0 ? Math.Clamp(left / (left + right), LeastShare, 1 - LeastShare) : 0.5;
    }

    /// <summary>Adds a node. The link to it is the place of a split, or the complement of that of a leaf.</summary>
    private double Add(ReadOnlySpan<TreeNode> nodes, int number, Step[] path, out int link)
    {
        var node = nodes[number];
        if (node.IsLeaf)
        {
            Features = Math.Max(Features, path.Select(p => p.Feature).Distinct().Count());
            link = ~_leaves.Count;
            _leaves.Add(node.Value);
            return node.Value;
        }

        var share = Share(nodes, node);
        var question = new Question(node.Threshold, share, node.Feature, RepeatOf(path, node.Feature), CategoricalOf(node), node.MissingLeft);
        if (nodes[node.Left].IsLeaf && nodes[node.Right].IsLeaf)
        {
            Features = Math.Max(Features, path.Select(p => p.Feature).Append(node.Feature).Distinct().Count());
            link = LowerLinks + _lower.Count;
            _lower.Add(new LastSplit(question, nodes[node.Left].Value, nodes[node.Right].Value));
            return share * nodes[node.Left].Value + (1 - share) * nodes[node.Right].Value;
        }

        var position = _upper.Count;
        link = position;
        _upper.Add(default);
        var before = Array.FindLastIndex(path, p => p.Feature == node.Feature) is var i && i >= 0 ? path[i].Share : 1;
        var left = Add(nodes, node.Left, [.. path, new Step(node.Feature, position, IsLeft: true, before * share)], out var leftLink);
        var right = Add(nodes, node.Right, [.. path, new Step(node.Feature, position, IsLeft: false, before * (1 - share))], out var rightLink);
        _upper[position] = new Split(question, leftLink, rightLink);
        return share * left + (1 - share) * right;
    }

    /// <summary>The place of a split among all, upper ones first; leaves keep their links.</summary>
    private int Slot(int link) => link >= LowerLinks ? link - LowerLinks + _upper.Count : link;

    private int RepeatOf(Step[] path, int feature)
    {
        var first = _repeats.Count;
        var above = path.Where(p => p.Feature == feature).Reverse().ToList();
        for (var i = 0; i < above.Count; i++)
        {
            _repeats.Add(new Repeat(above[i].Share, above[i].Position, above[i].IsLeft, i + 1 < above.Count));
        }

        return above.Count == 0 ? -1 : first;
    }

    private int CategoricalOf(TreeNode node)
    {
        if (!node.IsCategorical)
        {
            return -1;
        }

        _categorical.Add(node);
        return _categorical.Count - 1;
    }

    /// <summary>What a split asks.</summary>
    /// <param name="Threshold">Rows with a feature below it go left.</param>
    /// <param name="LeftShare">The share of its rows that went left.</param>
    /// <param name="Feature">The feature.</param>
    /// <param name="Repeat">Where the splits above by the same feature begin, or -1.</param>
    /// <param name="Categorical">The node where it asks for categories, or -1.</param>
    /// <param name="MissingLeft">Whether rows without the feature go left.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Question(double Threshold, double LeftShare, int Feature, int Repeat, int Categorical, bool MissingLeft);

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Split(Question Question, int Left, int Right);

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct LastSplit(Question Question, double Left, double Right);

    /// <summary>A split above by the same feature.</summary>
    /// <param name="Share">The share of rows that came this way as far as the feature decides, product of all splits from the root down to this.</param>
    /// <param name="Position">Its position among the upper splits.</param>
    /// <param name="IsLeft">The side of it on which the lower split lies.</param>
    /// <param name="HasNext">Whether there is one more above it.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Repeat(double Share, int Position, bool IsLeft, bool HasNext);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Step(int Feature, int Position, bool IsLeft, double Share);
}
