using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AlphaPulse.Models;

/// <summary>Walks eight trees, or eight rows down one tree, side by side and without branches.</summary>
/// <remarks>
/// A walk waits for the memory at every node, and eight waits at once take no longer than one. The right child lies behind the left
/// one, and a leaf leads to itself, as no key is at least the one above all: so a step is a comparison and an addition. Features are compared by
/// <see cref="OrderedKeys"/>: the answer is the next address, so a step takes as long as its comparison.
/// </remarks>
internal sealed unsafe class LockstepWalk : ITreeWalk
{
    private const int Lanes = 8;

    // Links are offsets in bytes, which need no multiplication.
    private const uint NodeBytes = 16;

    // Up to this depth, steps that lead nowhere cost less than looking whether all have arrived.
    private const int ShallowDepth = 8;

    // Keys of so many features are kept on the stack.
    private const int MostOnStack = 512;

    private readonly Node[] _nodes;
    private readonly double[] _values;
    private readonly uint[] _roots;
    private readonly int[] _depths;
    private readonly int[] _groupDepths;
    private readonly BlendWalk? _manyRows;

    internal LockstepWalk(DecisionTree[] trees)
    {
        var count = trees.Sum(t => t.Span.Length);
        _nodes = new Node[count];
        _values = new double[count];
        _roots = new uint[trees.Length];
        _depths = new int[trees.Length];
        var numbers = new int[trees.Length == 0 ? 0 : trees.Max(t => t.Span.Length)];
        var start = 0;
        for (var tree = 0; tree < trees.Length; tree++)
        {
            _roots[tree] = (uint)start * NodeBytes;
            _depths[tree] = Add(trees[tree].Span, start, numbers);
            start += trees[tree].Span.Length;
        }

        _groupDepths = [.. _depths.Chunk(Lanes).Select(group => group.Max())];
        _manyRows = BlendWalk.TryCreate(trees, _depths.Append(0).Max());
    }

    // The buffer is filled as far as it is read.
    [SkipLocalsInit]
    public double Sum(double start, ReadOnlySpan<double> features)
    {
        if (features.Length > MostOnStack)
        {
            return SumOfManyFeatures(start, features);
        }

        var keys = stackalloc long[MostOnStack];
        OrderedKeys.Fill(features, keys);
        return Sum(start, keys);
    }

    public void Sum(ReadOnlySpan<double> rows, int width, Span<double> sums)
    {
        if (_manyRows is not null)
        {
            var many = ColumnBlock.Worth(sums.Length);
            _manyRows.Sum(rows[..(many * width)], width, sums[..many]);
            rows = rows[(many * width)..];
            sums = sums[many..];
        }

        var room = ArrayPool<long>.Shared.Rent(rows.Length);
        fixed (long* keys = room)
        {
            OrderedKeys.Fill(rows, keys);
            Sum(keys, width, sums);
        }

        ArrayPool<long>.Shared.Return(room);
    }

    private double SumOfManyFeatures(double start, ReadOnlySpan<double> features)
    {
        var room = ArrayPool<long>.Shared.Rent(features.Length);
        double sum;
        fixed (long* keys = room)
        {
            OrderedKeys.Fill(features, keys);
            sum = Sum(start, keys);
        }

        ArrayPool<long>.Shared.Return(room);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Sum(double start, long* x)
    {
        unchecked
        {
            fixed (Node* nodes = _nodes)
            fixed (double* values = _values)
            fixed (uint* roots = _roots)
            {
                var sum = start;
                var tree = 0;
                for (; tree + Lanes <= _roots.Length; tree += Lanes)
                {
                    sum = Walk((byte*)nodes, (byte*)values, roots + tree, x, _groupDepths[tree / Lanes], sum);
                }

                for (; tree < _roots.Length; tree++)
                {
                    sum += Value((byte*)values, Walk((byte*)nodes, roots[tree], x));
                }

                return sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sum(long* x, int width, Span<double> sums)
    {
        unchecked
        {
            fixed (Node* nodes = _nodes)
            fixed (double* values = _values)
            fixed (double* sum = sums)
            {
                for (var tree = 0; tree < _roots.Length; tree++)
                {
                    var row = 0;
                    for (; row + Lanes <= sums.Length; row += Lanes)
                    {
                        Walk((byte*)nodes, (byte*)values, _roots[tree], x + (nint)row * width, (uint)width, _depths[tree], sum + row);
                    }

                    for (; row < sums.Length; row++)
                    {
                        sum[row] += Value((byte*)values, Walk((byte*)nodes, _roots[tree], x + (nint)row * width));
                    }
                }
            }
        }
    }

    /// <summary>A row down eight trees.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Walk(byte* nodes, byte* values, uint* roots, long* x, int depth, double sum)
    {
        unchecked
        {
            nuint i0 = roots[0], i1 = roots[1], i2 = roots[2], i3 = roots[3], i4 = roots[4], i5 = roots[5], i6 = roots[6], i7 = roots[7];
            if (depth <= ShallowDepth)
            {
                for (var step = 0; step < depth; step++)
                {
                    i0 = Next(nodes, i0, x);
                    i1 = Next(nodes, i1, x);
                    i2 = Next(nodes, i2, x);
                    i3 = Next(nodes, i3, x);
                    i4 = Next(nodes, i4, x);
                    i5 = Next(nodes, i5, x);
                    i6 = Next(nodes, i6, x);
                    i7 = Next(nodes, i7, x);
                }
            }
            else
            {
                nuint moved;
                do
                {
                    moved = i0 + i1 + i2 + i3 + i4 + i5 + i6 + i7;
                    i0 = Next(nodes, i0, x);
                    i1 = Next(nodes, i1, x);
                    i2 = Next(nodes, i2, x);
                    i3 = Next(nodes, i3, x);
                    i4 = Next(nodes, i4, x);
                    i5 = Next(nodes, i5, x);
                    i6 = Next(nodes, i6, x);
                    i7 = Next(nodes, i7, x);
                }
                while (moved != i0 + i1 + i2 + i3 + i4 + i5 + i6 + i7);
            }

            return sum + Value(values, i0) + Value(values, i1) + Value(values, i2) + Value(values, i3)
                + Value(values, i4) + Value(values, i5) + Value(values, i6) + Value(values, i7);
        }
    }

    /// <summary>Eight rows down a tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Walk(byte* nodes, byte* values, nuint root, long* x, nuint width, int depth, double* sums)
    {
        unchecked
        {
            nuint i0 = root, i1 = root, i2 = root, i3 = root, i4 = root, i5 = root, i6 = root, i7 = root;
            var moved = nuint.MaxValue;
            for (var step = 0; step < depth; step++)
            {
                i0 = Next(nodes, i0, x);
                i1 = Next(nodes, i1, x + width);
                i2 = Next(nodes, i2, x + 2 * width);
                i3 = Next(nodes, i3, x + 3 * width);
                i4 = Next(nodes, i4, x + 4 * width);
                i5 = Next(nodes, i5, x + 5 * width);
                i6 = Next(nodes, i6, x + 6 * width);
                i7 = Next(nodes, i7, x + 7 * width);
                if (depth > ShallowDepth)
                {
                    var all = i0 + i1 + i2 + i3 + i4 + i5 + i6 + i7;
                    if (all == moved)
                    {
                        break;
                    }

                    moved = all;
                }
            }

            sums[0] += Value(values, i0);
            sums[1] += Value(values, i1);
            sums[2] += Value(values, i2);
            sums[3] += Value(values, i3);
            sums[4] += Value(values, i4);
            sums[5] += Value(values, i5);
            sums[6] += Value(values, i6);
            sums[7] += Value(values, i7);
        }
    }

    private static nuint Walk(byte* nodes, nuint root, long* x)
    {
        var at = root;
        for (var next = Next(nodes, at, x); next != at; next = Next(nodes, at, x))
        {
            at = next;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Next(byte* nodes, nuint at, long* x)
    {
        unchecked
        {
            var node = (Node*)(nodes + at);

            // By conversion, as a conditional becomes a branch that cannot be foretold.
            return node->Left + (nuint)Unsafe.BitCast<bool, byte>(x[node->Feature] >= node->Threshold) * NodeBytes;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Value(byte* values, nuint at) => *(double*)(values + at / (NodeBytes / sizeof(double)));

    /// <summary>Adds a tree level by level, so that children are neighbours; returns its depth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Add(ReadOnlySpan<TreeNode> tree, int start, int[] numbers)
    {
        var (depth, levelEnd, next) = (0, 1, 1);
        numbers[0] = 0;
        for (var i = 0; i < next; i++)
        {
            if (i == levelEnd)
            {
                depth++;
                levelEnd = next;
            }

            ref readonly var node = ref tree[numbers[i]];
            _values[start + i] = node.Value;
            if (node.IsLeaf)
            {
                _nodes[start + i] = new Node(OrderedKeys.AboveAll, 0, (uint)(start + i) * NodeBytes);
                continue;
            }

            _nodes[start + i] = new Node(OrderedKeys.Of(node.Threshold), (uint)node.Feature, (uint)(start + next) * NodeBytes);
            numbers[next++] = node.Left;
            numbers[next++] = node.Right;
        }

        return depth;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Node(long Threshold, uint Feature, uint Left);
}
