namespace AlphaPulse.Models;

/// <summary>Walks node by node: rows that miss features, and trees that ask for categories.</summary>
internal sealed class NodeWalk(DecisionTree[] trees) : ITreeWalk
{
    // All trees in one array, so that a score walks through one block of memory.
    private readonly TreeNode[] _nodes = Nodes(trees);
    private readonly int[] _roots = Roots(trees);

    public double Sum(double start, ReadOnlySpan<double> features)
    {
        var sum = start;
        foreach (var root in _roots)
        {
            var tree = _nodes.AsSpan(root);
            ref readonly var node = ref tree[0];
            while (!node.IsLeaf)
            {
                node = ref tree[node.GoesLeft(features[node.Feature]) ? node.Left : node.Right];
            }

            sum += node.Value;
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

    private static TreeNode[] Nodes(DecisionTree[] trees)
    {
        var nodes = new TreeNode[trees.Sum(t => t.Span.Length)];
        var next = 0;
        foreach (var tree in trees)
        {
            tree.Span.CopyTo(nodes.AsSpan(next));
            next += tree.Span.Length;
        }

        return nodes;
    }

    private static int[] Roots(DecisionTree[] trees)
    {
        var roots = new int[trees.Length];
        for (var tree = 1; tree < roots.Length; tree++)
        {
            roots[tree] = roots[tree - 1] + trees[tree - 1].Span.Length;
        }

        return roots;
    }
}
