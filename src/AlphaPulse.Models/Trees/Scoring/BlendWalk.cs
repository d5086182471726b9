using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>Sums the leaves of many rows over trees of depth up to six: every split is asked for 32 rows at once, and of both sides that of each row is kept.</summary>
/// <remarks>
/// A row needs six answers of a tree and gets all 63, but an answer is a comparison and a choice for eight rows, without waiting for the one
/// before. That pays with registers of eight numbers only. Trees are complete, of three or six levels, and are gone through in blocks of three levels:
/// seven splits with eight sides below; they take at most 1.5 KB a tree.
/// </remarks>
internal sealed unsafe class BlendWalk
{
    private const int BlockLevels = 3;
    private const int BlockSplits = 7;
    private const int BlockSides = 8;

    private readonly int _trees;
    private readonly bool _hasTwoLayers;
    private readonly Split[] _splits;
    private readonly double[] _leaves;
    private readonly ColumnBlock _block;

    private BlendWalk(DecisionTree[] trees, bool hasTwoLayers)
    {
        _trees = trees.Length;
        _hasTwoLayers = hasTwoLayers;
        _block = new ColumnBlock(Features(trees));
        _splits = new Split[trees.Length * TreeSplits];
        _leaves = new double[trees.Length * TreeLeaves];
        for (var tree = 0; tree < trees.Length; tree++)
        {
            // The upper block comes last, as what lies below it is known first.
            var below = hasTwoLayers ? BlockSides : 0;
            Fill(trees[tree].Span, 0, tree, below, place: 0);
        }
    }

    private int TreeSplits => _hasTwoLayers ? (BlockSides + 1) * BlockSplits : BlockSplits;

    private int TreeLeaves => _hasTwoLayers ? BlockSides * BlockSides : BlockSides;

    /// <summary>A walk for trees without categories, or null where they are too deep, there is nothing to walk, or registers are too short.</summary>
    /// <param name="trees">The trees.</param>
    /// <param name="depth">The depth of the deepest one.</param>
    internal static BlendWalk? TryCreate(DecisionTree[] trees, int depth) =>
        Vector512.IsHardwareAccelerated && depth is > 0 and <= 2 * BlockLevels ? new BlendWalk(trees, depth > BlockLevels) : null;

    /// <summary>Adds the leaves of rows to their sums.</summary>
    internal void Sum(ReadOnlySpan<double> rows, int width, Span<double> sums)
    {
        var room = ArrayPool<double>.Shared.Rent(_block.Room);
        fixed (double* start = room)
        fixed (double* row = rows)
        {
            var columns = ColumnBlock.Align(start);
            for (var from = 0; from < sums.Length; from += ColumnBlock.Rows)
            {
                var count = Math.Min(ColumnBlock.Rows, sums.Length - from);
                _block.Fill(row + (nint)from * width, width, count, columns);
                Sum((byte*)columns, sums.Slice(from, count));
            }
        }

        ArrayPool<double>.Shared.Return(room);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(byte* columns, Span<double> sums)
    {
        unchecked
        {
            fixed (Split* splits = _splits)
            fixed (double* leaves = _leaves)
            {
                // Whole registers, even where there are fewer rows.
                var room = stackalloc double[ColumnBlock.Rows];
                var sides = stackalloc Rows[BlockSides];
                var all = new Span<double>(room, ColumnBlock.Rows);
                sums.CopyTo(all);
                var sum = Rows.Load((byte*)room);
                var split = splits;
                var leaf = leaves;
                for (var tree = 0; tree < _trees; tree++)
                {
                    if (_hasTwoLayers)
                    {
                        for (var block = 0; block < BlockSides; block++, split += BlockSplits, leaf += BlockSides)
                        {
                            sides[block] = Choose(
                                columns,
                                split,
                                Choose(columns, split + 1, Choose(columns, split + 3, leaf), Choose(columns, split + 4, leaf + 2)),
                                Choose(columns, split + 2, Choose(columns, split + 5, leaf + 4), Choose(columns, split + 6, leaf + 6)));
                        }
                    }
                    else
                    {
                        for (var side = 0; side < BlockSides; side++, leaf++)
                        {
                            sides[side] = Rows.All(*leaf);
                        }
                    }

                    sum += Choose(
                        columns,
                        split,
                        Choose(columns, split + 1, Choose(columns, split + 3, sides[0], sides[1]), Choose(columns, split + 4, sides[2], sides[3])),
                        Choose(columns, split + 2, Choose(columns, split + 5, sides[4], sides[5]), Choose(columns, split + 6, sides[6], sides[7])));
                    split += BlockSplits;
                }

                sum.Store(room);
                all[..sums.Length].CopyTo(sums);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Rows Choose(byte* columns, Split* split, double* leaves) => Choose(columns, split, Rows.All(leaves[0]), Rows.All(leaves[1]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Rows Choose(byte* columns, Split* split, Rows left, Rows right)
    {
        var features = Rows.Load(unchecked(columns + split->Column));
        var threshold = Vector512.Create(split->Threshold);
        return new Rows(
            Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(features.A, threshold), right.A, left.A),
            Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(features.B, threshold), right.B, left.B),
            Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(features.C, threshold), right.C, left.C),
            Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(features.D, threshold), right.D, left.D));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Features(DecisionTree[] trees)
    {
        var features = new List<int>();
        foreach (var tree in trees)
        {
            foreach (ref readonly var node in tree.Span)
            {
                if (!node.IsLeaf)
                {
                    features.Add(node.Feature);
                }
            }
        }

        return [.. features];
    }

    /// <summary>Fills in a place of a block and all below it; a leaf above the last level has the same leaves below.</summary>
    /// <remarks>Compiled with all optimizations at once, as most processes load a model only once.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(ReadOnlySpan<TreeNode> nodes, int number, int tree, int block, int place)
    {
        ref readonly var node = ref nodes[number];
        if (place >= BlockSplits)
        {
            var side = place - BlockSplits;
            if (_hasTwoLayers && block == BlockSides)
            {
                Fill(nodes, number, tree, block: side, place: 0);
            }
            else
            {
                _leaves[tree * TreeLeaves + block * BlockSides + side] = node.Value;
            }

            return;
        }

        ref var split = ref _splits[tree * TreeSplits + block * BlockSplits + place];
        var column = node.IsLeaf ? 0 : _block.PlaceOf(node.Feature);
        split = new Split(node.IsLeaf ? double.PositiveInfinity : node.Threshold, (nint)column * ColumnBlock.Rows * sizeof(double));
        Fill(nodes, node.IsLeaf ? number : node.Left, tree, block, 2 * place + 1);
        Fill(nodes, node.IsLeaf ? number : node.Right, tree, block, 2 * place + 2);
    }

    /// <summary>A split; the column of its feature is given by its distance in bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Split(double Threshold, nint Column);

    /// <summary>A number of each of 32 rows.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Rows(Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d)
    {
        internal readonly Vector512<double> A = a;
        internal readonly Vector512<double> B = b;
        internal readonly Vector512<double> C = c;
        internal readonly Vector512<double> D = d;

        public static Rows operator +(Rows x, Rows y) => new(x.A + y.A, x.B + y.B, x.C + y.C, x.D + y.D);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static Rows All(double value)
        {
            var all = Vector512.Create(value);
            return new Rows(all, all, all, all);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static Rows Load(byte* start)
        {
            var numbers = (double*)start;
            return unchecked(new Rows(Vector512.Load(numbers), Vector512.Load(numbers + 8), Vector512.Load(numbers + 16), Vector512.Load(numbers + 24)));
        }

        internal void Store(double* start)
        {
            A.Store(start);
            B.Store(start + 8);
            C.Store(start + 16);
            D.Store(start + 24);
        }
    }
}
