using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>Grows one tree after the other over the same rows.</summary>
/// <remarks>
/// Every node down to the greatest depth is split where that gains enough, so the order in which nodes are split does not matter.
/// Depth first needs two histograms a level.
/// </remarks>
internal sealed class TreeGrower(BoostedTreesLearner options, BinnedRows rows, BinEdges[] edges, GradientTable gradients)
{
    private readonly int _stride = edges.Max(e => e.Count) + 1;
    private readonly SplitFinder _finder = new(options, edges, gradients);
    private readonly Stack<Vector256<long>[]> _pool = new();
    private readonly int[] _order = new int[rows.Count];
    private readonly int[] _scratch = new int[rows.Count];
    private BinnedTree _tree = new();
    private int[] _columns = [];

    /// <summary>Grows a tree and adds its leaves to the scores of the rows that it grew on.</summary>
    /// <param name="sample">The rows to grow on, ascending.</param>
    /// <param name="columns">The columns to split, ascending.</param>
    internal BinnedTree Grow(ReadOnlySpan<int> sample, int[] columns)
    {
        sample.CopyTo(_order);
        _tree = new BinnedTree();
        _columns = columns;
        var total = Vector256<long>.Zero;
        foreach (var row in sample)
        {
            total += gradients.Entries[row];
        }

        Vector256<long>[]? histogram = null;
        if (MaySplit(total, depth: 0))
        {
            histogram = Rent();
            Fill(histogram, sample);
        }

        Grow(0, sample.Length, total, histogram, depth: 0);
        return _tree;
    }

    private int Grow(int from, int count, Vector256<long> total, Vector256<long>[]? histogram, int depth)
    {
        var node = _tree.Add();
        if (histogram is null || _finder.Find(histogram, _stride, _columns, total) is not { } split)
        {
            Return(histogram);
            _tree.SetLeaf(node, AddLeaf(_order.AsSpan(from, count), total));
            return node;
        }

        var leftCount = Partition(_order.AsSpan(from, count), split);
        var (leftHistogram, rightHistogram) = Divide(histogram, from, leftCount, count, split.Left, total, depth + 1);
        var left = Grow(from, leftCount, split.Left, leftHistogram, depth + 1);
        var right = Grow(from + leftCount, count - leftCount, total - split.Left, rightHistogram, depth + 1);
        _tree.SetSplit(node, split, left, right);
        return node;
    }

    private bool MaySplit(Vector256<long> total, int depth) =>
        depth < options.MaxDepth && GradientTable.Rows(total) >= 2L * options.MinRowsPerLeaf;

    /// <summary>The histograms of two children: the smaller is filled, the other is what it leaves of the parent's, which is taken over.</summary>
    private (Vector256<long>[]? Left, Vector256<long>[]? Right) Divide(
        Vector256<long>[] parent, int from, int leftCount, int count, Vector256<long> left, Vector256<long> total, int depth)
    {
        var leftSplits = MaySplit(left, depth);
        var rightSplits = MaySplit(total - left, depth);
        if (!leftSplits && !rightSplits)
        {
            Return(parent);
            return (null, null);
        }

        var smaller = Rent();
        var leftIsSmaller = leftCount <= count - leftCount;
        Fill(smaller, leftIsSmaller ? _order.AsSpan(from, leftCount) : _order.AsSpan(from + leftCount, count - leftCount));
        for (var i = 0; i < parent.Length && i < smaller.Length; i++)
        {
            parent[i] -= smaller[i];
        }

        var (leftHistogram, rightHistogram) = leftIsSmaller ? (smaller, parent) : (parent, smaller);
        return (Keep(leftHistogram, leftSplits), Keep(rightHistogram, rightSplits));
    }

    private Vector256<long>[]? Keep(Vector256<long>[] histogram, bool splits)
    {
        if (splits)
        {
            return histogram;
        }

        Return(histogram);
        return null;
    }

    private void Fill(Vector256<long>[] histogram, ReadOnlySpan<int> indices)
    {
        var entries = gradients.Entries;
        foreach (var row in indices)
        {
            var entry = entries[row];
            var start = 0;
            foreach (var bin in rows.Bins(row))
            {
                histogram[start + bin] += entry;
                start += _stride;
            }
        }
    }

    /// <summary>Puts the rows that go left first; both sides keep their order.</summary>
    private int Partition(Span<int> indices, Split split)
    {
        var missingBin = edges[split.Column].Count;
        var left = 0;
        var right = 0;
        foreach (var row in indices)
        {
            var bin = rows.Bins(row)[split.Column];
            if (bin == missingBin ? split.MissingLeft : bin < split.Bin)
            {
                indices[left++] = row;
            }
            else
            {
                _scratch[right++] = row;
            }
        }

        _scratch.AsSpan(0, right).CopyTo(indices[left..]);
        return left;
    }

    private double AddLeaf(ReadOnlySpan<int> indices, Vector256<long> total)
    {
        var second = gradients.Second(total) + options.L2;
        var value = second > 0 ? -options.LearningRate * gradients.First(total) / second : 0;
        foreach (var row in indices)
        {
            rows.Scores[row] += value;
        }

        return value;
    }

    private Vector256<long>[] Rent()
    {
        if (!_pool.TryPop(out var histogram))
        {
            return new Vector256<long>[edges.Length * _stride];
        }

        Array.Clear(histogram);
        return histogram;
    }

    private void Return(Vector256<long>[]? histogram)
    {
        if (histogram is not null)
        {
            _pool.Push(histogram);
        }
    }
}
