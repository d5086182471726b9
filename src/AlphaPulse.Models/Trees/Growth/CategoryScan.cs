using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>Finds the best split of the categories of a column.</summary>
/// <remarks>
/// Sorted by the quotient of their sums of derivatives, the best of all partitions into two is among those that cut the sorted list (Fisher,
/// 1958; without limits of leaves). Categories without rows in a node are not told from missing ones there.
/// </remarks>
internal static unsafe class CategoryScan
{
    internal static SplitCandidate Scan(SplitRule rule, Vector128<long>* cells, int bins, int column, GrowingNode node, double floor)
    {
        var present = new List<byte>();
        for (var bin = 0; bin < bins; bin++)
        {
            if (cells[bin] != Vector128<long>.Zero)
            {
                present.Add((byte)bin);
            }
        }

        return bins <= rule.MaxOneHot
            ? ScanEach(rule, cells, column, node, floor, present)
            : ScanSorted(rule, cells, cells[bins], column, node, floor, [.. present.OrderBy(bin => Order(rule, cells[bin])).ThenBy(bin => bin)]);
    }

    private static SplitCandidate ScanEach(SplitRule rule, Vector128<long>* cells, int column, GrowingNode node, double floor, List<byte> present)
    {
        var best = SplitCandidate.None;
        foreach (var bin in present)
        {
            if (Score(rule, cells[bin], node) is var score && score > floor)
            {
                (best, floor) = (new SplitCandidate(score, column, bin, MissingLeft: false, cells[bin], [bin]), score);
            }
        }

        return best;
    }

    private static SplitCandidate ScanSorted(
        SplitRule rule, Vector128<long>* cells, Vector128<long> missing, int column, GrowingNode node, double floor, byte[] sorted)
    {
        var best = (Score: floor, Count: -1, MissingLeft: false, Left: default(Vector128<long>));
        var hasMissing = missing != Vector128<long>.Zero;
        var left = Vector128<long>.Zero;
        for (var count = 0; count <= sorted.Length; count++)
        {
            left += count > 0 ? cells[sorted[count - 1]] : Vector128<long>.Zero;

            if (Math.Min(count, sorted.Length - count) > rule.MaxCategories)
            {
                continue;
            }

            // All categories on one side tell only those that are missing from the others.
            if (hasMissing && count < sorted.Length && Score(rule, left + missing, node) is var withMissing && withMissing > best.Score)
            {
                best = (withMissing, count, true, left + missing);
            }

            if (count > 0 && Score(rule, left, node) is var without && without > best.Score)
            {
                // Where no row told, missing values go with most rows.
                best = (without, count, !hasMissing && 2L * rule.Scale.Rows(left) >= rule.Scale.Rows(node.Total), left);
            }
        }

        if (best.Count < 0)
        {
            return SplitCandidate.None;
        }

        byte[] listed = best.MissingLeft ? sorted[best.Count..] : sorted[..best.Count];
        Array.Sort(listed);
        return new SplitCandidate(best.Score, column, best.Count, best.MissingLeft, best.Left, listed);
    }

    private static double Order(SplitRule rule, Vector128<long> sum) => sum.GetElement(0) / (rule.RawSecond(sum) + rule.Smoothing + 1);

    private static double Score(SplitRule rule, Vector128<long> left, GrowingNode node) => rule.Allows(left, node, direction: 0)
        ? rule.Score(left, node.Bounds) + rule.Score(node.Total - left, node.Bounds)
        : double.NegativeInfinity;
}
