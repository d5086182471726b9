using System.Buffers;
using System.Runtime.CompilerServices;
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
    private readonly int[] _places;

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
        _places = Array.ConvertAll(_features, f => Array.BinarySearch(_used, f));
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
                        leaf = 2 * leaf + Unsafe.BitCast<bool, byte>(x[(uint)feature[next]] >= threshold[next]);
                    }

                    sum += leaves[(uint)leaf];
                }

                return sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sum(ReadOnlySpan<double> rows, int width, Span<double> sums)
    {
        var room = ArrayPool<double>.Shared.Rent(_used.Length * RowsAtOnce + Vector256<double>.Count);
        fixed (double* start = room)
        fixed (double* row = rows)
        {
            // From a border of vectors on, so that none lies in two lines of the cache.
            var columns = (double*)(((nint)start + sizeof(Vector256<double>) - 1) & -sizeof(Vector256<double>));
            for (var from = 0; from < sums.Length; from += RowsAtOnce)
            {
                var count = Math.Min(RowsAtOnce, sums.Length - from);
                for (var i = 0; i < count; i++)
                {
                    var features = row + (nint)(from + i) * width;
                    for (var used = 0; used < _used.Length; used++)
                    {
                        columns[used * RowsAtOnce + i] = features[_used[used]];
                    }
                }

                Sum(columns, sums.Slice(from, count));
            }
        }

        ArrayPool<double>.Shared.Return(room);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(double* columns, Span<double> sums)
    {
        unchecked
        {
            fixed (double* leaves = _leaves)
            fixed (double* sum = sums)
            {
                var numbers = stackalloc long[RowsAtOnce];
                for (var tree = 0; tree < _trees; tree++)
                {
                    FindLeaves(tree, columns, numbers);
                    var table = leaves + ((nint)tree << _depth);
                    for (var row = 0; row < sums.Length; row++)
                    {
                        sum[row] += table[numbers[row]];
                    }
                }
            }
        }
    }

    /// <summary>The numbers of the leaves of 32 rows, of which eight registers have four each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindLeaves(int tree, double* columns, long* numbers)
    {
        unchecked
        {
            var (l0, l1, l2, l3) = (Vector256<long>.Zero, Vector256<long>.Zero, Vector256<long>.Zero, Vector256<long>.Zero);
            var (l4, l5, l6, l7) = (l0, l1, l2, l3);
            for (var level = tree * _depth; level < (tree + 1) * _depth; level++)
            {
                var column = columns + (nint)_places[level] * RowsAtOnce;
                var threshold = Vector256.Create(_thresholds[level]);
                l0 = Below(l0, column, threshold);
                l1 = Below(l1, column + 4, threshold);
                l2 = Below(l2, column + 8, threshold);
                l3 = Below(l3, column + 12, threshold);
                l4 = Below(l4, column + 16, threshold);
                l5 = Below(l5, column + 20, threshold);
                l6 = Below(l6, column + 24, threshold);
                l7 = Below(l7, column + 28, threshold);
            }

            l0.Store(numbers);
            l1.Store(numbers + 4);
            l2.Store(numbers + 8);
            l3.Store(numbers + 12);
            l4.Store(numbers + 16);
            l5.Store(numbers + 20);
            l6.Store(numbers + 24);
            l7.Store(numbers + 28);
        }
    }

    /// <summary>One level further down: twice the number, and one more where the feature is not below the threshold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> Below(Vector256<long> leaf, double* column, Vector256<double> threshold) =>
        leaf + leaf - Vector256.GreaterThanOrEqual(Vector256.Load(column), threshold).AsInt64();

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
