using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>Scores trees that ask the same at every node of a level: the answers of all levels are the number of the leaf.</summary>
internal sealed unsafe class SymmetricWalk : ITreeWalk
{
    /// <summary>The greatest depth whose table of leaves is not too large.</summary>
    internal const int MostDepth = 8;

    private const int RowsAtOnce = 32;

    private readonly int _trees;
    private readonly int _depth;
    private readonly double[] _thresholds;
    private readonly int[] _features;
    private readonly double[] _leaves;
    private readonly int[] _used;

    private SymmetricWalk(DecisionTree[] trees, int depth)
    {
        _trees = trees.Length;
        _depth = depth;
        _thresholds = new double[trees.Length * depth];
        _features = new int[trees.Length * depth];
        _leaves = new double[trees.Length << depth];

        // Levels that a tree does not have are never passed to the right.
        Array.Fill(_thresholds, double.PositiveInfinity);
        for (var tree = 0; tree < trees.Length; tree++)
        {
            Fill(trees[tree].Span, 0, tree, level: 0, leaf: 0);
        }

        _used = [.. _features.Distinct().Order()];
    }

    /// <summary>A walk for trees, or null where they are not symmetric.</summary>
    internal static SymmetricWalk? TryCreate(DecisionTree[] trees)
    {
        var depth = 0;
        foreach (var tree in trees)
        {
            var levels = new List<(int Feature, double Threshold)>();
            if (!IsSymmetric(tree.Span, 0, 0, levels))
            {
                return null;
            }

            depth = Math.Max(depth, levels.Count);
        }

        return depth is 0 or > MostDepth ? null : new SymmetricWalk(trees, depth);
    }

    public double Sum(double start, ReadOnlySpan<double> features)
    {
        unchecked
        {
            fixed (double* threshold = _thresholds)
            fixed (int* feature = _features)
            fixed (double* leaves = _leaves)
            fixed (double* x = features)
            {
                var sum = start;
                var depth = _depth;
                var next = 0;
                for (var tree = 0; tree < _trees; tree++)
                {
                    var leaf = tree;
                    for (var level = 0; level < depth; level++, next++)
                    {
                        leaf = 2 * leaf + (x[(uint)feature[next]] >= threshold[next] ? 1 : 0);
                    }

                    sum += leaves[(uint)leaf];
                }

                return sum;
            }
        }
    }

    public void Sum(ReadOnlySpan<double> rows, int width, Span<double> sums)
    {
        var columns = new AlignedArray<double>(width * RowsAtOnce);
        columns.Span.Clear();
        for (var from = 0; from < sums.Length; from += RowsAtOnce)
        {
            var count = Math.Min(RowsAtOnce, sums.Length - from);
            foreach (var feature in _used)
            {
                for (var row = 0; row < count; row++)
                {
                    columns.Span[feature * RowsAtOnce + row] = rows[(from + row) * width + feature];
                }
            }

            Sum(columns.Pointer, sums.Slice(from, count));
        }
    }

    private void Sum(double* columns, Span<double> sums)
    {
        unchecked
        {
            fixed (double* threshold = _thresholds)
            fixed (int* feature = _features)
            fixed (double* leaves = _leaves)
            fixed (double* sum = sums)
            {
                var numbers = stackalloc long[RowsAtOnce];
                for (var tree = 0; tree < _trees; tree++)
                {
                    for (var row = 0; row < sums.Length; row += Vector256<double>.Count)
                    {
                        var leaf = Vector256<long>.Zero;
                        for (var level = tree * _depth; level < (tree + 1) * _depth; level++)
                        {
                            var isRight = Vector256.GreaterThanOrEqual(Vector256.Load(columns + feature[level] * RowsAtOnce + row), Vector256.Create(threshold[level]));
                            leaf = leaf + leaf - isRight.AsInt64();
                        }

                        leaf.Store(numbers + row);
                    }

                    var table = leaves + ((nint)tree << _depth);
                    for (var row = 0; row < sums.Length; row++)
                    {
                        sum[row] += table[numbers[row]];
                    }
                }
            }
        }
    }

    private static bool IsSymmetric(ReadOnlySpan<TreeNode> nodes, int number, int level, List<(int Feature, double Threshold)> levels)
    {
        var node = nodes[number];
        if (node.IsLeaf)
        {
            return true;
        }

        if (level == levels.Count)
        {
            levels.Add((node.Feature, node.Threshold));
        }

        return levels[level] == (node.Feature, node.Threshold)
            && IsSymmetric(nodes, node.Left, level + 1, levels)
            && IsSymmetric(nodes, node.Right, level + 1, levels);
    }

    private void Fill(ReadOnlySpan<TreeNode> nodes, int number, int tree, int level, int leaf)
    {
        var node = nodes[number];
        if (node.IsLeaf)
        {
            var below = _depth - level;
            _leaves.AsSpan((tree << _depth) + (leaf << below), 1 << below).Fill(node.Value);
            return;
        }

        _thresholds[tree * _depth + level] = node.Threshold;
        _features[tree * _depth + level] = node.Feature;
        Fill(nodes, node.Left, tree, level + 1, 2 * leaf);
        Fill(nodes, node.Right, tree, level + 1, 2 * leaf + 1);
    }
}
