using System.Runtime.InteropServices;

namespace AlphaPulse.Models;

/// <summary>A tree that asks for bins, while it grows.</summary>
internal sealed class BinnedTree
{
    private readonly List<Node> _nodes = [];

    /// <summary>Adds a node that is not known yet.</summary>
    internal int Add()
    {
        _nodes.Add(default);
        return _nodes.Count - 1;
    }

    internal void SetLeaf(int node, double value) => _nodes[node] = new Node(-1, 0, 0, 0, MissingLeft: false, 0, value);

    internal void SetSplit(int node, Split split, int left, int right) =>
        _nodes[node] = new Node(split.Column, split.Bin, left, right, split.MissingLeft, split.Gain, 0);

    /// <summary>Adds the leaves of rows to their scores.</summary>
    internal void AddTo(BinnedRows rows, BinEdges[] edges, ReadOnlySpan<int> indices)
    {
        var nodes = CollectionsMarshal.AsSpan(_nodes);
        foreach (var row in indices)
        {
            var bins = rows.Bins(row);
            ref readonly var node = ref nodes[0];
            while (node.Column >= 0)
            {
                node = ref nodes[node.GoesLeft(bins[node.Column], edges[node.Column].Count) ? node.Left : node.Right];
            }

            rows.Scores[row] += node.Value;
        }
    }

    internal DecisionTree ToDecisionTree(BinEdges[] edges) => new([.. _nodes.Select(node => node.Column < 0
        ? TreeNode.Leaf(node.Value)
        : TreeNode.Split(node.Column, edges[node.Column].Threshold(node.Bin), node.Left, node.Right, node.MissingLeft, node.Gain))]);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Node(int Column, int Bin, int Left, int Right, bool MissingLeft, double Gain, double Value)
    {
        internal bool GoesLeft(int bin, int missingBin) => bin == missingBin ? MissingLeft : bin < Bin;
    }
}
