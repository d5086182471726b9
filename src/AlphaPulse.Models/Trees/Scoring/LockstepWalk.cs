using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AlphaPulse.Models;

/// <summary>Walks eight trees, or eight rows down one tree, side by side and without branches.</summary>
/// <remarks>
/// A walk waits for the memory at every node, and eight waits at once take no longer than one. The right child lies behind the left
/// one, and a leaf leads to itself, as no feature is at least NaN: so a step is a comparison and an addition.
/// </remarks>
internal sealed unsafe class LockstepWalk : ITreeWalk
{
    private const int Lanes = 8;

    // Up to this depth, steps that lead nowhere cost less than looking whether all have arrived.
    private const int ShallowDepth = 8;

    private readonly Node[] _nodes;
    private readonly double[] _values;
    private readonly int[] _roots;
    private readonly int[] _depths;

    internal LockstepWalk(DecisionTree[] trees)
    {
        var nodes = new List<Node>();
        var values = new List<double>();
        _roots = new int[trees.Length];
        _depths = new int[trees.Length];
        for (var tree = 0; tree < trees.Length; tree++)
        {
            _roots[tree] = nodes.Count;
            _depths[tree] = Add(trees[tree].Span, nodes, values);
        }

        _nodes = [.. nodes];
        _values = [.. values];
    }

    public double Sum(double start, ReadOnlySpan<double> features)
    {
        unchecked
        {
            fixed (Node* nodes = _nodes)
            fixed (double* values = _values)
            fixed (int* roots = _roots)
            fixed (double* x = features)
            {
                var sum = start;
                var tree = 0;
                for (; tree + Lanes <= _roots.Length; tree += Lanes)
                {
                    var depth = 0;
                    for (var i = 0; i < Lanes; i++)
                    {
                        depth = Math.Max(depth, _depths[tree + i]);
                    }

                    var at = roots + tree;
                    sum = Walk(nodes, values, at, x, depth, sum);
                }

                for (; tree < _roots.Length; tree++)
                {
                    sum += values[Walk(nodes, roots[tree], x)];
                }

                return sum;
            }
        }
    }

    public void Sum(ReadOnlySpan<double> rows, int width, Span<double> sums)
    {
        unchecked
        {
            fixed (Node* nodes = _nodes)
            fixed (double* values = _values)
            fixed (double* x = rows)
            fixed (double* sum = sums)
            {
                for (var tree = 0; tree < _roots.Length; tree++)
                {
                    var row = 0;
                    for (; row + Lanes <= sums.Length; row += Lanes)
                    {
                        Walk(nodes, values, _roots[tree], x + (nint)row * width, width, _depths[tree], sum + row);
                    }

                    for (; row < sums.Length; row++)
                    {
                        sum[row] += values[Walk(nodes, _roots[tree], x + (nint)row * width)];
                    }
                }
            }
        }
    }

    /// <summary>A row down eight trees.</summary>
    private static double Walk(Node* nodes, double* values, int* roots, double* x, int depth, double sum)
    {
        unchecked
        {
            var (i0, i1, i2, i3) = (roots[0], roots[1], roots[2], roots[3]);
            var (i4, i5, i6, i7) = (roots[4], roots[5], roots[6], roots[7]);
            for (var step = 0; step < depth; step++)
            {
                var (j0, j1, j2, j3) = (i0, i1, i2, i3);
                var (j4, j5, j6, j7) = (i4, i5, i6, i7);
                i0 = Next(nodes, i0, x);
                i1 = Next(nodes, i1, x);
                i2 = Next(nodes, i2, x);
                i3 = Next(nodes, i3, x);
                i4 = Next(nodes, i4, x);
                i5 = Next(nodes, i5, x);
                i6 = Next(nodes, i6, x);
                i7 = Next(nodes, i7, x);
                if (depth > ShallowDepth && ((i0 ^ j0) | (i1 ^ j1) | (i2 ^ j2) | (i3 ^ j3) | (i4 ^ j4) | (i5 ^ j5) | (i6 ^ j6) | (i7 ^ j7)) == 0)
                {
                    break;
                }
            }

            return sum + values[i0] + values[i1] + values[i2] + values[i3] + values[i4] + values[i5] + values[i6] + values[i7];
        }
    }

    /// <summary>Eight rows down a tree.</summary>
    private static void Walk(Node* nodes, double* values, int root, double* x, int width, int depth, double* sums)
    {
        unchecked
        {
            var (i0, i1, i2, i3) = (root, root, root, root);
            var (i4, i5, i6, i7) = (root, root, root, root);
            for (var step = 0; step < depth; step++)
            {
                var (j0, j1, j2, j3) = (i0, i1, i2, i3);
                var (j4, j5, j6, j7) = (i4, i5, i6, i7);
                i0 = Next(nodes, i0, x);
                i1 = Next(nodes, i1, x + width);
                i2 = Next(nodes, i2, x + 2 * width);
                i3 = Next(nodes, i3, x + 3 * width);
                i4 = Next(nodes, i4, x + 4 * width);
                i5 = Next(nodes, i5, x + 5 * width);
                i6 = Next(nodes, i6, x + 6 * width);
                i7 = Next(nodes, i7, x + 7 * width);
                if (depth > ShallowDepth && ((i0 ^ j0) | (i1 ^ j1) | (i2 ^ j2) | (i3 ^ j3) | (i4 ^ j4) | (i5 ^ j5) | (i6 ^ j6) | (i7 ^ j7)) == 0)
                {
                    break;
                }
            }

            sums[0] += values[i0];
            sums[1] += values[i1];
            sums[2] += values[i2];
            sums[3] += values[i3];
            sums[4] += values[i4];
            sums[5] += values[i5];
            sums[6] += values[i6];
            sums[7] += values[i7];
        }
    }

    private static int Walk(Node* nodes, int root, double* x)
    {
        var at = root;
        for (var next = Next(nodes, at, x); next != at; next = Next(nodes, at, x))
        {
            at = next;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next(Node* nodes, int at, double* x)
    {
        unchecked
        {
            var node = nodes + (uint)at;
            return node->Left + (x[(uint)node->Feature] >= node->Threshold ? 1 : 0);
        }
    }

    /// <summary>Adds a tree level by level, so that children are neighbours; returns its depth.</summary>
    private static int Add(ReadOnlySpan<TreeNode> tree, List<Node> nodes, List<double> values)
    {
        var depth = 0;
        var queue = new Queue<(int Number, int Depth)>();
        queue.Enqueue((0, 0));
        var next = nodes.Count + 1;
        while (queue.TryDequeue(out var item))
        {
            var node = tree[item.Number];
            depth = item.Depth;
            values.Add(node.Value);
            if (node.IsLeaf)
            {
                nodes.Add(new Node(double.NaN, 0, nodes.Count));
                continue;
            }

            nodes.Add(new Node(node.Threshold, node.Feature, next));
            next += 2;
            queue.Enqueue((node.Left, item.Depth + 1));
            queue.Enqueue((node.Right, item.Depth + 1));
        }

        return depth;
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Node(double Threshold, int Feature, int Left);
}
