using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>The rows that a tree grows on, and those that it does not; none of both where it grows on all.</summary>
internal readonly record struct RowDraw(int[] Drawn, int[] Left)
{
    private static readonly RowDraw All = new([], []);

    /// <summary>By what factor sums may come to more, as some rows stand for others.</summary>
    internal static double Room(BoostedTreesLearner options) => options.Sampling == RowSampling.Goss ? Math.Max(1, 1 / options.RowFraction) : 1;

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
        var size = Sample.Size(rows, options.RowFraction);
        var top = Math.Min(Sample.Size(rows, options.GossTopFraction), size);
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
        if (size == top)
        {
            return new RowDraw([.. Enumerable.Range(0, rows).Where(r => isTop[r])], others);
        }

        var sample = Sample.Draw(random, others.Length, (double)(size - top) / others.Length);
        int[] drawn = [.. sample.Drawn.Select(i => others[i])];
        gradients.Multiply(drawn, (double)others.Length / drawn.Length);
        foreach (var row in drawn)
        {
            isTop[row] = true;
        }

        return new RowDraw([.. Enumerable.Range(0, rows).Where(r => isTop[r])], [.. sample.Left.Select(i => others[i])]);
    }
}
