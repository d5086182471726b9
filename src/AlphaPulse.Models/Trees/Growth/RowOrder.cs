using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AlphaPulse.Models;

/// <summary>The row numbers of every node, ascending and one node after the other, and the pairs of the rows whose histograms come next.</summary>
/// <remarks>
/// A split moves the rows of a node from one of two arrays to the other. As the histogram told how many go left, the rows of a large
/// node can be moved from both ends at once, and no count has to come first.
/// </remarks>
internal sealed unsafe class RowOrder
{
    private const int Ahead = 24;
    private const int WorthHalving = 32_768;

    private readonly BinnedMatrix _bins;
    private readonly Gradients _gradients;
    private readonly AlignedArray<int> _all;
    private readonly AlignedArray<int>[] _orders;

    internal RowOrder(BinnedMatrix bins, Gradients gradients)
    {
        _bins = bins;
        _gradients = gradients;
        _all = new AlignedArray<int>(bins.Rows);
        _orders = [_all, new AlignedArray<int>(bins.Rows), new AlignedArray<int>(bins.Rows)];
        Pairs = new AlignedArray<Vector128<long>>(bins.Rows);
        for (var row = 0; row < bins.Rows; row++)
        {
            _all.Pointer[row] = row;
        }
    }

    /// <summary>Pairs in the order of the rows, where a histogram of them comes next.</summary>
    internal AlignedArray<Vector128<long>> Pairs { get; }

    internal Span<int> Rows(GrowingNode node) => _orders[node.Order].Span.Slice(node.Start, node.Count);

    internal int* Pointer(GrowingNode node) => _orders[node.Order].Pointer + node.Start;

    /// <summary>Puts a sample of rows into the first array; with all rows, they are there already.</summary>
    internal void Begin(ReadOnlySpan<int> sample) => sample.CopyTo(_all.Span);

    /// <summary>The pieces of work to move the rows of a node: one, or two halves.</summary>
    internal static IEnumerable<Action> Divide(Action<int, int, bool> move, int count)
    {
        if (count < WorthHalving)
        {
            yield return () => move(0, count, true);
            yield break;
        }

        yield return () => move(0, count / 2, true);
        yield return () => move(count / 2, count, false);
    }

    /// <summary>Gathers the pairs of the rows of a node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Gather(GrowingNode node, int from, int to)
    {
        var rows = Pointer(node);
        var pairs = Pairs.Pointer + node.Start;
        var entries = _gradients.Entries.Pointer;
        for (var i = from; i < to; i++)
        {
            pairs[i] = entries[rows[i]];
        }
    }

    /// <summary>Moves the rows of a part of a node to its children, from the front on or from the end backwards.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Move(GrowingNode node, int from, int to, bool forward)
    {
        unchecked
        {
            var left = node.Left!;
            var right = node.Right!;
            var source = Pointer(node);
            var destination = _orders[left.Order].Pointer;
            var bins = _bins.Blocks[_bins.BlockOf(node.Best.Column)].Pointer;
            var shift = _bins.ShiftOf(node.Best.Column);
            var step = forward ? 1 : -1;
            var first = forward ? from : to - 1;
            var count = to - from;
            var nextLeft = forward ? left.Start : left.Start + left.Count - 1;
            var nextRight = forward ? right.Start : right.Start + right.Count - 1;
            var (firstLeft, firstRight) = (nextLeft, nextRight);
            fixed (byte* goesLeft = node.GoesLeft)
            {
                var row = source + first;
                for (var i = 0; i < count; i++, row += step)
                {
                    if (Sse.IsSupported && i + Ahead < count)
                    {
                        Sse.Prefetch0(bins + row[step * Ahead]);
                    }

                    // Without a branch, as which way a row goes cannot be foretold.
                    int isLeft = goesLeft[(byte)(bins[*row] >> shift)];
                    destination[nextRight ^ ((nextLeft ^ nextRight) & -isLeft)] = *row;
                    nextLeft += step & -isLeft;
                    nextRight += step & (isLeft - 1);
                }
            }

            GatherMoved(left, firstLeft, nextLeft);
            GatherMoved(right, firstRight, nextRight);
        }
    }

    /// <summary>Adds the value of the leaf of each row, multiplied with a factor, to its score.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void AddLeaves(GrowingNode node, int from, int to, double[] scores, double factor)
    {
        var rows = Pointer(node);
        fixed (double* score = scores)
        fixed (byte* goesLeft = node.GoesLeft)
        {
            if (goesLeft == null)
            {
                var value = node.Value * factor;
                for (var i = from; i < to; i++)
                {
                    score[rows[i]] += value;
                }

                return;
            }

            var values = stackalloc double[] { node.Right!.Value * factor, node.Left!.Value * factor };
            var bins = _bins.Blocks[_bins.BlockOf(node.Best.Column)].Pointer;
            var shift = _bins.ShiftOf(node.Best.Column);
            for (var i = from; i < to; i++)
            {
                if (Sse.IsSupported && i + Ahead < to)
                {
                    Sse.Prefetch0(bins + rows[i + Ahead]);
                }

                score[rows[i]] += values[goesLeft[unchecked((byte)(bins[rows[i]] >> shift))]];
            }
        }
    }

    private void GatherMoved(GrowingNode child, int first, int next)
    {
        if (child.GathersPairs)
        {
            var (from, to) = first <= next ? (first, next) : (next + 1, first + 1);
            Gather(child, from - child.Start, to - child.Start);
        }
    }
}
