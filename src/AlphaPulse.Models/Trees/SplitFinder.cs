using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>Finds the split of a node with the greatest gain; the lowest column, then the lowest bin, of equal ones.</summary>
internal sealed class SplitFinder(BoostedTreesLearner options, BinEdges[] edges, GradientTable gradients)
{
    // Sums of doubles round at 2^-53; a gain in that noise is none.
    private const double Noise = 1.0 / (1L << 40);

    /// <summary>The best split, or null where none is allowed or gains more than it must.</summary>
    internal Split? Find(ReadOnlySpan<Vector256<long>> histogram, int stride, ReadOnlySpan<int> columns, Vector256<long> total)
    {
        var best = new Split(-1, 0, MissingLeft: false, 0, default);
        var parent = Score(total);
        var floor = parent + Math.Max(options.MinGain, parent * Noise);
        var bestScore = floor;
        foreach (var column in columns)
        {
            var bins = edges[column].Count;
            var cells = histogram.Slice(column * stride, bins + 1);
            var missing = cells[bins];
            var hasMissing = GradientTable.Rows(missing) > 0;
            var left = Vector256<long>.Zero;
            for (var bin = 0; bin < bins; bin++)
            {
                left += bin > 0 ? cells[bin - 1] : Vector256<long>.Zero;
                if (hasMissing && Score(left + missing, total) is var withMissing && withMissing > bestScore)
                {
                    bestScore = withMissing;
                    best = new Split(column, bin, MissingLeft: true, withMissing - parent, left + missing);
                }

                if (bin > 0 && Score(left, total) is var without && without > bestScore)
                {
                    bestScore = without;

                    // Where no row told, missing values go with most rows.
                    var missingLeft = !hasMissing && 2L * GradientTable.Rows(left) >= GradientTable.Rows(total);
                    best = new Split(column, bin, missingLeft, without - parent, left);
                }
            }
        }

        return best.Column < 0 ? null : best;
    }

    /// <summary>The score of both sides; minus infinity where a side has too few rows or nothing to divide by.</summary>
    private double Score(Vector256<long> left, Vector256<long> total)
    {
        var right = total - left;
        if (GradientTable.Rows(left) < options.MinRowsPerLeaf || GradientTable.Rows(right) < options.MinRowsPerLeaf)
        {
            return double.NegativeInfinity;
        }

        return Score(left) + Score(right);
    }

    private double Score(Vector256<long> sum)
    {
        var first = gradients.First(sum);
        var second = gradients.Second(sum) + options.L2;
        return second > 0 ? first * first / second : double.NegativeInfinity;
    }
}
