using System.Globalization;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Models;

/// <summary>A binary tree of splits and leaves; the first node is the root.</summary>
/// <remarks>
/// Children come after their parent, and every node but the root is the child of exactly one: so each row ends in a leaf. Immutable
/// and safe for use from any thread.
/// </remarks>
public sealed class DecisionTree
{
    private readonly TreeNode[] _nodes;

    /// <summary>Creates a tree.</summary>
    /// <param name="nodes">The nodes, the root first. Copied.</param>
    /// <exception cref="ArgumentException">The nodes are no tree, or a number is not allowed; the message names the node.</exception>
    public DecisionTree(params ReadOnlySpan<TreeNode> nodes)
        : this(nodes.ToArray())
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private DecisionTree(TreeNode[] nodes)
    {
        if (nodes.Length == 0)
        {
            throw new ArgumentException("A tree has at least one node.", nameof(nodes));
        }

        var hasParent = new bool[nodes.Length];
        hasParent[0] = true;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (!hasParent[i])
            {
                throw Refuse(nodes, i, "is the child of no node before it");
            }

            if (FindDefect(in nodes[i]) is { } defect)
            {
                throw Refuse(nodes, i, defect);
            }

            if (!nodes[i].IsLeaf)
            {
                Adopt(nodes, hasParent, i, nodes[i].Left);
                Adopt(nodes, hasParent, i, nodes[i].Right);
            }
        }

        _nodes = nodes;
    }

    /// <summary>The nodes, the root first.</summary>
    public IReadOnlyList<TreeNode> Nodes => _nodes;

    internal ReadOnlySpan<TreeNode> Span => _nodes;

    /// <summary>Whether some split asks for categories.</summary>
    internal bool HasCategories => Array.Exists(_nodes, n => n.IsCategorical);

    /// <summary>How many splits lie on the longest way from the root to a leaf.</summary>
    internal int Depth
    {
        get
        {
            var (depths, most) = (new int[_nodes.Length], 0);
            for (var i = 0; i < _nodes.Length; i++)
            {
                most = Math.Max(most, depths[i]);
                if (!_nodes[i].IsLeaf)
                {
                    depths[_nodes[i].Left] = depths[_nodes[i].Right] = depths[i] + 1;
                }
            }

            return most;
        }
    }

    /// <summary>Creates a tree over nodes that nobody changes after this; they are checked like others, and not copied.</summary>
    internal static DecisionTree Over(TreeNode[] nodes) => new(nodes);

    /// <summary>The leaf of a row, walked node by node.</summary>
    internal double Leaf(ReadOnlySpan<double> row)
    {
        var place = 0;
        while (!_nodes[place].IsLeaf)
        {
            ref readonly var node = ref _nodes[place];
            place = node.GoesLeft(row[node.Feature]) ? node.Left : node.Right;
        }

        return _nodes[place].Value;
    }

    /// <summary>The same tree with leaves and gains multiplied with a factor.</summary>
    internal DecisionTree Multiply(double factor) => new([.. _nodes.Select(n => n.Multiply(factor))]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Adopt(ReadOnlySpan<TreeNode> nodes, bool[] hasParent, int parent, int child)
    {
        if (child <= parent || child >= hasParent.Length)
        {
            throw Refuse(nodes, parent, string.Create(CultureInfo.InvariantCulture, $"has the child {child}, which is not among the nodes after it"));
        }

        if (hasParent[child])
        {
            throw Refuse(nodes, parent, string.Create(CultureInfo.InvariantCulture, $"has the child {child}, which has a parent already"));
        }

        hasParent[child] = true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static string? FindDefect(in TreeNode node) =>
        node.Feature < -1 ? "has a negative feature"
        : !double.IsFinite(node.Threshold) ? "has a threshold that is not finite"
        : !double.IsFinite(node.Value) ? "has a value that is not finite"
        : !double.IsFinite(node.Gain) || node.Gain < 0 ? "has a gain that is negative or not finite"
        : !double.IsFinite(node.Cover) || node.Cover < 0 ? "has a cover that is negative or not finite"
        : node.IsCategorical && !AreAscending(node.Categories) ? "has categories that are not ascending numbers from 0 on, or none"
        : null;

    private static bool AreAscending(IReadOnlyList<int> categories)
    {
        var before = -1;
        foreach (var category in categories)
        {
            if (category <= before)
            {
                return false;
            }

            before = category;
        }

        return categories.Count > 0;
    }

    private static ArgumentException Refuse(ReadOnlySpan<TreeNode> nodes, int node, string reason) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Node {node} of the {nodes.Length} nodes of a tree {reason}."), nameof(nodes));
}
