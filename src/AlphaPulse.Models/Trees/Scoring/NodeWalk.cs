using System.Runtime.CompilerServices;

namespace AlphaPulse.Models;

/// <summary>Walks node by node: rows that miss features, and trees that ask for categories.</summary>
internal sealed class NodeWalk(FlatTrees trees) : ITreeWalk
{
    // All trees in one array, so that a score walks through one block of memory.
    private readonly FlatNode[] _nodes = trees.Nodes;
    private readonly int[] _roots = trees.Roots;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Sum(double start, ReadOnlySpan<double> features)
    {
        var sum = start;
        foreach (var root in _roots)
        {
            var tree = _nodes.AsSpan(root);
            ref readonly var node = ref tree[0];
            while (!node.IsLeaf)
            {
                node = ref tree[GoesLeft(in node, features[node.Feature]) ? node.Left : node.Right];
            }

            sum += node.Number;
        }

        return sum;
    }

    public void Sum(ReadOnlySpan<double> rows, int width, Span<double> sums)
    {
        for (var row = 0; row < sums.Length; row++)
        {
            sums[row] = Sum(sums[row], rows.Slice(row * width, width));
        }
    }

    /// <summary>Whether a row goes left; a missing feature is NaN, for which every comparison is false.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool GoesLeft(in FlatNode node, double feature) => node.IsCategorical
        ? node.MissingLeft != CategoryList.Has(trees.CategoriesOf(node.List), feature)
        : node.MissingLeft ? !(feature >= node.Number) : feature < node.Number;
}
