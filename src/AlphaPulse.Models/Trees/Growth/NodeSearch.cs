using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>Fills the histograms of nodes and finds their best splits.</summary>
internal sealed unsafe class NodeSearch
{
    /// <summary>Sums of doubles round at 2^-53; a gain in that share of the score of a node is none.</summary>
    internal const double Noise = 1.0 / (1L << 40);

    private readonly BinnedMatrix _bins;
    private readonly Gradients _gradients;
    private readonly RowOrder _order;
    private readonly SplitConstraints _constraints;
    private readonly WorkTeam _team;
    private readonly int _stride;

    // The blocks that have a column to split: of the others nobody asks for a histogram.
    private readonly int[] _blocks;
    private readonly int _columns;
    private readonly Stack<AlignedArray<Vector128<long>>> _pool = new();
    private readonly SplitScanner?[] _scanners;

    internal NodeSearch(BinnedMatrix bins, Gradients gradients, RowOrder order, SplitConstraints constraints, WorkTeam team)
    {
        _bins = bins;
        _gradients = gradients;
        _order = order;
        _constraints = constraints;
        _team = team;
        _stride = HistogramKernel.Stride(bins.Edges.Max(e => e.Count) + 1);
        _blocks = [.. Enumerable.Range(0, bins.Blocks.Length).Where(b => bins.Varying.AsSpan(bins.FirstColumn(b), bins.ColumnsOf(b)).Contains(value: true))];
        _columns = _blocks.Sum(bins.ColumnsOf);
        _scanners = new SplitScanner?[team.Threads];
    }

    /// <summary>Gives the histogram of a node that was split to what becomes of it: the larger child, if that is searched.</summary>
    internal void Inherit(GrowingNode parent, SearchTask task, bool searchesSmaller, bool searchesLarger)
    {
        task.SearchesSmaller = searchesSmaller;
        task.SearchesLarger = searchesLarger;
        if (searchesLarger)
        {
            task.Larger!.Histogram = parent.Histogram;
            parent.Histogram = null;
        }
        else
        {
            Release(parent);
        }
    }

    /// <summary>Takes back the histogram of a node that needs none any more.</summary>
    internal void Release(GrowingNode node)
    {
        if (node.Histogram is { } histogram)
        {
            _pool.Push(histogram);
            node.Histogram = null;
        }
    }

    /// <summary>For every bin of the column of a split, whether rows go left.</summary>
    internal byte[] GoesLeft(SplitCandidate split)
    {
        var goesLeft = new byte[256];
        if (split.Listed is { } listed)
        {
            goesLeft.AsSpan().Fill(split.MissingLeft ? (byte)1 : (byte)0);
            foreach (var bin in listed)
            {
                goesLeft[bin] = split.MissingLeft ? (byte)0 : (byte)1;
            }

            return goesLeft;
        }

        goesLeft.AsSpan(0, split.Bin).Fill(1);
        goesLeft[_bins.Edges[split.Column].Count] = split.MissingLeft ? (byte)1 : (byte)0;
        return goesLeft;
    }

    /// <summary>The histogram of a column of a node; only of columns that its tree may split.</summary>
    internal Vector128<long>* Cells(GrowingNode node, int column) => node.Histogram!.Pointer + column * _stride;

    /// <summary>Searches nodes; returns those that were.</summary>
    /// <param name="rule">What sides must have and score.</param>
    /// <param name="minGain">What a split must gain more than.</param>
    /// <param name="tasks">The nodes.</param>
    /// <param name="isJoint">Whether histograms are filled only, as one split for all is looked for afterwards.</param>
    internal List<GrowingNode> Run(SplitRule rule, double minGain, List<SearchTask> tasks, bool isJoint)
    {
        var blocks = _blocks.Length;
        var work = 0L;
        foreach (var task in tasks)
        {
            task.Smaller.Histogram = _pool.TryPop(out var histogram) ? histogram : new AlignedArray<Vector128<long>>(_bins.Edges.Length * _stride);
            task.Smaller.Candidates = task.SearchesSmaller ? new SplitCandidate[blocks] : [];
            if (task.SearchesLarger)
            {
                task.Larger!.Candidates = new SplitCandidate[blocks];
            }

            work += (task.Smaller.Count + 2L * _stride) * _columns;
        }

        // Block by block, so that one thread works on bins that it has had in its cache before.
        _team.Run(blocks * tasks.Count, work, (piece, worker) =>
            Search(rule, minGain, tasks[piece % tasks.Count], piece / tasks.Count, isJoint ? null : _scanners[worker] ??= new SplitScanner()));
        var searched = new List<GrowingNode>();
        foreach (var task in tasks)
        {
            if (task.SearchesSmaller)
            {
                searched.Add(Best(task.Smaller));
            }
            else
            {
                Release(task.Smaller);
            }

            if (task.SearchesLarger)
            {
                searched.Add(Best(task.Larger!));
            }
        }

        return searched;
    }

    private void Search(SplitRule rule, double minGain, SearchTask task, int place, SplitScanner? scanner)
    {
        var block = _blocks[place];
        var node = task.Smaller;
        var from = _bins.FirstColumn(block) * _stride;
        var length = _bins.ColumnsOf(block) * _stride;
        var histogram = node.Histogram!.Pointer + from;
        new Span<Vector128<long>>(histogram, length).Clear();
        var isWhole = node.Depth == 0 && node.Count == _bins.Rows;
        HistogramKernel.Add(
            histogram,
            _stride,
            _bins.ColumnsOf(block),
            _bins.Blocks[block].Pointer,
            isWhole ? null : _order.Pointer(node),
            isWhole ? _gradients.Entries.Pointer : _order.Pairs.Pointer + node.Start,
            node.Count);
        if (task.SearchesLarger)
        {
            var larger = task.Larger!.Histogram!.Pointer + from;
            for (var i = 0; i < length; i++)
            {
                larger[i] -= histogram[i];
            }

            task.Larger.Candidates[place] = Scan(rule, minGain, task.Larger, block, scanner);
        }

        if (task.SearchesSmaller)
        {
            node.Candidates[place] = Scan(rule, minGain, node, block, scanner);
        }
    }

    private SplitCandidate Scan(SplitRule rule, double minGain, GrowingNode node, int block, SplitScanner? scanner)
    {
        var best = SplitCandidate.None;
        if (scanner is null)
        {
            return best;
        }

        var floor = node.Score + Math.Max(minGain / rule.GainUnit, Math.Abs(node.Score) * Noise);
        for (var column = _bins.FirstColumn(block); column < _bins.FirstColumn(block + 1); column++)
        {
            if (!node.Columns[column])
            {
                continue;
            }

            var bins = _bins.Edges[column].Count;
            var candidate = _bins.Edges[column].IsCategorical
                ? CategoryScan.Scan(rule, Cells(node, column), bins, column, node, floor)
                : scanner.Scan(rule, Cells(node, column), bins, column, node, floor, _constraints.Direction(column));
            if (candidate.Exists)
            {
                best = candidate;
                floor = candidate.Score;
            }
        }

        return best;
    }

    /// <summary>The best of all blocks, the first of equals.</summary>
    private static GrowingNode Best(GrowingNode node)
    {
        foreach (var candidate in node.Candidates)
        {
            if (candidate.Exists && (!node.Best.Exists || candidate.Score > node.Best.Score))
            {
                node.Best = candidate;
            }
        }

        node.Candidates = [];
        return node;
    }
}
