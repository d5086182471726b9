using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>Finds the one split of all nodes of a level that gains most in sum.</summary>
internal sealed unsafe class LevelSearch(BinnedMatrix bins, NodeSearch search, SplitConstraints constraints, WorkTeam team)
{
    private readonly SplitScanner?[] _scanners = new SplitScanner?[team.Threads];
    private readonly AlignedArray<double>?[] _gains = new AlignedArray<double>?[team.Threads];

    /// <summary>Gives nodes with histograms the split of their level, or none.</summary>
    internal void Run(SplitRule rule, double minGain, List<GrowingNode> nodes)
    {
        if (nodes.Count == 0)
        {
            return;
        }

        var found = new LevelSplit[bins.Edges.Length];
        team.Run(found.Length, found.Length * nodes.Count * 500L, (column, worker) =>
            found[column] = Search(
                rule, nodes, column, _scanners[worker] ??= new SplitScanner(), _gains[worker] ??= new AlignedArray<double>(2 * SplitScanner.Cells)));
        var floor = Math.Max(minGain / rule.GainUnit, nodes.Sum(n => Math.Abs(n.Score)) * NodeSearch.Noise);
        var best = new LevelSplit(floor, -1, 0, MissingLeft: false);
        foreach (var split in found)
        {
            best = split.Gain > best.Gain ? split : best;
        }

        if (best.Column < 0)
        {
            return;
        }

        var sides = nodes.ConvertAll(n => Left(rule, n, best));
        var divided = sides.Count(s => s is not null);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (sides[i] is { } left)
            {
                // Each node has an equal share of the gain, as what it gains itself may be negative.
                nodes[i].Best = new SplitCandidate(nodes[i].Score + best.Gain / divided, best.Column, best.Bin, best.MissingLeft, left);
            }
        }
    }

    private LevelSplit Search(SplitRule rule, List<GrowingNode> nodes, int column, SplitScanner scanner, AlignedArray<double> room)
    {
        var best = new LevelSplit(0, -1, 0, MissingLeft: false);
        if (!nodes[0].Columns[column])
        {
            return best;
        }

        var count = bins.Edges[column].Count;
        var gains = room.Pointer;
        var missingRightGains = room.Pointer + SplitScanner.Cells;
        room.Span.Clear();
        var hasMissing = false;
        var (leftRows, rows) = (0L, 0L);
        foreach (var node in nodes)
        {
            var cells = search.Cells(node, column);
            scanner.AddGains(rule, cells, count, node, constraints.Direction(column), gains, missingRightGains);
            hasMissing |= cells[count] != Vector128<long>.Zero;
        }

        var (from, to) = (hasMissing ? 0 : 1, count);
        if (nodes[0].RandomBins is { } random)
        {
            from = random.Pick(search.Cells(nodes[0], column), count, column);
            to = Math.Min(count, from + 1);
        }

        for (var bin = from; bin < to; bin++)
        {
            if (gains[bin] > best.Gain)
            {
                best = new LevelSplit(gains[bin], column, bin, MissingLeft: true);
            }

            if (hasMissing && missingRightGains[bin] > best.Gain)
            {
                best = new LevelSplit(missingRightGains[bin], column, bin, MissingLeft: false);
            }
        }

        if (!hasMissing && best.Column >= 0)
        {
            // Where no row told, missing values go with most rows.
            foreach (var node in nodes)
            {
                leftRows += rule.Scale.Rows(Sum(search.Cells(node, column), best.Bin));
                rows += rule.Scale.Rows(node.Total);
            }

            best = best with { MissingLeft = 2 * leftRows >= rows };
        }

        return best;
    }

    /// <summary>The sums of the left side of a node, or null where a side has not what it must have.</summary>
    private Vector128<long>? Left(SplitRule rule, GrowingNode node, LevelSplit split)
    {
        var cells = search.Cells(node, split.Column);
        var left = Sum(cells, split.Bin);
        left += split.MissingLeft ? cells[bins.Edges[split.Column].Count] : Vector128<long>.Zero;
        return rule.Allows(left, node, constraints.Direction(split.Column)) ? left : null;
    }

    private static Vector128<long> Sum(Vector128<long>* cells, int bins)
    {
        var sum = Vector128<long>.Zero;
        for (var bin = 0; bin < bins; bin++)
        {
            sum += cells[bin];
        }

        return sum;
    }

    private readonly record struct LevelSplit(double Gain, int Column, int Bin, bool MissingLeft);
}
