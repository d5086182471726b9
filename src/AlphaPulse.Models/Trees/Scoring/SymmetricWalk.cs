using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AlphaPulse.Models;

/// <summary>Scores trees that ask the same at every node of a level: the answers of all levels are the number of the leaf.</summary>
/// <remarks>
/// One row goes down eight trees side by side, in two registers. Many rows go down one tree: registers have a feature of four or eight rows.
/// </remarks>
internal sealed unsafe partial class SymmetricWalk : ITreeWalk
{
    /// <summary>The greatest depth whose table of leaves is not too large.</summary>
    internal const int MostDepth = 8;

    private const int RowsAtOnce = ColumnBlock.Rows;

    // So many trees take their answers side by side.
    private const int Lanes = 8;

    private readonly int _trees;
    private readonly int _depth;
    private readonly double[] _thresholds;
    private readonly int[] _features;
    private readonly double[] _leaves;
    private readonly ColumnBlock _block;
    private readonly int[] _places;

    private SymmetricWalk(DecisionTree[] trees, int depth)
    {
        _trees = trees.Length;
        _depth = depth;
        var groups = (trees.Length + Lanes - 1) / Lanes;
        _thresholds = new double[groups * depth * Lanes];
        _features = new int[groups * depth * Lanes];

        // Whole registers are loaded from the leaves of a tree, the last one's also.
        _leaves = new double[(trees.Length << depth) + MostLeavesInRegisters];

        // Levels that a tree does not have are never passed to the right.
        Array.Fill(_thresholds, double.PositiveInfinity);
        for (var tree = 0; tree < trees.Length; tree++)
        {
            Fill(trees[tree].Span, 0, tree, level: 0, leaf: 0);
        }

        _block = new ColumnBlock(_features);
        _places = Array.ConvertAll(_features, _block.PlaceOf);
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
            fixed (double* thresholds = _thresholds)
            fixed (int* asked = _features)
            fixed (double* leaves = _leaves)
            fixed (double* x = features)
            {
                var numbers = stackalloc long[Lanes];
                var sum = start;
                var depth = _depth;
                var threshold = thresholds;
                var feature = (uint*)asked;
                for (var tree = 0; tree < _trees; tree += Lanes)
                {
                    var (first, second) = (Vector256<long>.Zero, Vector256<long>.Zero);
                    for (var level = 0; level < depth; level++, threshold += Lanes, feature += Lanes)
                    {
                        // Loads one by one take less time than a gather.
                        first = Down(first, Vector256.Create(x[feature[0]], x[feature[1]], x[feature[2]], x[feature[3]]), Vector256.Load(threshold));
                        second = Down(second, Vector256.Create(x[feature[4]], x[feature[5]], x[feature[6]], x[feature[7]]), Vector256.Load(threshold + 4));
                    }

                    first.Store(numbers);
                    second.Store(numbers + 4);
                    var table = leaves + ((nint)tree << depth);
                    var count = Math.Min(Lanes, _trees - tree);
                    for (var lane = 0; lane < count; lane++)
                    {
                        sum += table[numbers[lane]];
                        table += (nint)1 << depth;
                    }
                }

                return sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sum(ReadOnlySpan<double> rows, int width, Span<double> sums)
    {
        var many = ColumnBlock.Worth(sums.Length);
        for (var row = many; row < sums.Length; row++)
        {
            sums[row] = Sum(sums[row], rows.Slice(row * width, width));
        }

        var room = ArrayPool<double>.Shared.Rent(_block.Room);
        fixed (double* start = room)
        fixed (double* first = rows)
        {
            var columns = ColumnBlock.Align(start);
            for (var from = 0; from < many; from += RowsAtOnce)
            {
                var count = Math.Min(RowsAtOnce, many - from);
                _block.Fill(first + (nint)from * width, width, count, columns);
                if (Vector512.IsHardwareAccelerated && Avx512F.IsSupported && 1 << _depth <= MostLeavesInRegisters)
                {
                    SumInRegisters(columns, sums.Slice(from, count));
                }
                else
                {
                    Sum(columns, sums.Slice(from, count));
                }
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
            for (var (level, at) = (0, Place(tree, 0)); level < _depth; level++, at += Lanes)
            {
                var column = columns + (nint)_places[at] * RowsAtOnce;
                var threshold = Vector256.Create(_thresholds[at]);
                l0 = Down(l0, Vector256.Load(column), threshold);
                l1 = Down(l1, Vector256.Load(column + 4), threshold);
                l2 = Down(l2, Vector256.Load(column + 8), threshold);
                l3 = Down(l3, Vector256.Load(column + 12), threshold);
                l4 = Down(l4, Vector256.Load(column + 16), threshold);
                l5 = Down(l5, Vector256.Load(column + 20), threshold);
                l6 = Down(l6, Vector256.Load(column + 24), threshold);
                l7 = Down(l7, Vector256.Load(column + 28), threshold);
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
    private static Vector256<long> Down(Vector256<long> leaf, Vector256<double> feature, Vector256<double> threshold) =>
        leaf + leaf - Vector256.GreaterThanOrEqual(feature, threshold).AsInt64();

    /// <summary>Where the question of a level of a tree is: eight trees side by side, level by level.</summary>
    private int Place(int tree, int level)
    {
        var (group, lane) = (unchecked((uint)tree) / Lanes, unchecked((uint)tree) % Lanes);
        return unchecked((int)((((group * (uint)_depth) + (uint)level) * Lanes) + lane));
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

        _thresholds[Place(tree, level)] = node.Threshold;
        _features[Place(tree, level)] = node.Feature;
        Fill(nodes, node.Left, tree, level + 1, 2 * leaf);
        Fill(nodes, node.Right, tree, level + 1, 2 * leaf + 1);
    }
}
