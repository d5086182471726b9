using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>The rows that a tree grows on, and those that it does not; none of both where it grows on all.</summary>
internal readonly record struct RowDraw(int[] Drawn, int[] Left)
{
    private static readonly RowDraw All = new([], []);

    /// <summary>By what factor sums may come to more, as some rows stand for others.</summary>
    /// <remarks>The whole factor of such a row, as its weight may be that of nearly all.</remarks>
    internal static double Room(BoostedTreesLearner options, int rows)
    {
        if (options.Sampling != RowSampling.Goss)
        {
            return 1;
        }

        var (top, others) = OneSidedSizes(options, rows);
        return others == 0 ? 1 : (double)(rows - top) / others;
    }

    internal static RowDraw Draw(BoostedTreesLearner options, DeterministicRandom random, Gradients gradients)
    {
        if (options.RowFraction == 1)
        {
            return All;
        }

        var rows = gradients.Entries.Length;
        if (options.Sampling == RowSampling.Goss)
        {
            return OneSided(options, random, gradients);
        }

        var sample = Sample.Draw(random, rows, options.RowFraction);
        return new RowDraw(sample.Drawn, sample.Left);
    }

    private static unsafe RowDraw OneSided(BoostedTreesLearner options, DeterministicRandom random, Gradients gradients)
    {
        var rows = gradients.Entries.Length;
        var (top, drawnOthers) = OneSidedSizes(options, rows);
        var sizes = new long[rows];
        for (var row = 0; row < rows; row++)
        {
            sizes[row] = Math.Abs(gradients.Entries.Pointer[row].GetElement(0));
        }

        var least = Selection.Greatest([.. sizes], top);
        var atLeast = top - sizes.Count(s => s > least);
        var isTop = new bool[rows];
        for (var row = 0; row < rows; row++)
        {
            // Of equal ones, the first rows.
            isTop[row] = sizes[row] > least || (sizes[row] == least && atLeast-- > 0);
        }

        int[] others = [.. Enumerable.Range(0, rows).Where(r => !isTop[r])];
        if (drawnOthers == 0)
        {
            return new RowDraw([.. Enumerable.Range(0, rows).Where(r => isTop[r])], others);
        }

        var sample = Sample.Draw(random, others.Length, (double)drawnOthers / others.Length);
        int[] drawn = [.. sample.Drawn.Select(i => others[i])];
        gradients.Multiply(drawn, (double)others.Length / drawn.Length);
        foreach (var row in drawn)
        {
            isTop[row] = true;
        }

        return new RowDraw([.. Enumerable.Range(0, rows).Where(r => isTop[r])], [.. sample.Left.Select(i => others[i])]);
    }

    /// <summary>How many rows are taken for their derivatives, and how many that stand for all others; few rows may leave none of these.</summary>
    private static (int Top, int Others) OneSidedSizes(BoostedTreesLearner options, int rows)
    {
        var size = Sample.Size(rows, options.RowFraction);
        var top = Math.Min(Sample.Size(rows, options.GossTopFraction), size);
        return (top, size - top);
    }
}
