using System.Runtime.Intrinsics;

namespace AlphaPulse.Models;

/// <summary>A node while its tree grows: which rows it has, their sums, and how it is best split.</summary>
internal sealed class GrowingNode
{
    internal required int Depth { get; init; }

    /// <summary>Where its rows begin.</summary>
    internal required int Start { get; init; }

    internal required int Count { get; init; }

    /// <summary>Which of the arrays of row numbers has its rows.</summary>
    internal required int Order { get; init; }

    internal required Vector128<long> Total { get; init; }

    internal ValueBounds Bounds { get; init; } = ValueBounds.None;

    /// <summary>The columns that may be split.</summary>
    internal required bool[] Columns { get; init; }

    /// <summary>The columns that were split above it, where that limits which may be split; otherwise empty.</summary>
    internal int[] Path { get; init; } = [];

    internal RandomBins? RandomBins { get; init; }

    /// <summary>What it scores unsplit, in raw units.</summary>
    internal double Score { get; init; }

    internal AlignedArray<Vector128<long>>? Histogram { get; set; }

    /// <summary>The best split of each block of columns that has one to split.</summary>
    internal SplitCandidate[] Candidates { get; set; } = [];

    /// <summary>The best split.</summary>
    internal SplitCandidate Best { get; set; } = SplitCandidate.None;

    /// <summary>For every bin of the column that it is split by, 1 where rows go left, otherwise 0; null for a leaf.</summary>
    internal byte[]? GoesLeft { get; set; }

    /// <summary>Whether its children are leaves that have no row numbers of their own.</summary>
    internal bool IsLastSplit { get; set; }

    /// <summary>Whether the pairs of its rows are gathered when they are moved, as its histogram is filled from them.</summary>
    internal bool GathersPairs { get; set; }

    internal GrowingNode? Left { get; set; }

    internal GrowingNode? Right { get; set; }

    /// <summary>What a leaf adds to scores.</summary>
    internal double Value { get; set; }

    internal bool IsLeaf => GoesLeft is null;

    /// <summary>The leaves below it from left to right, itself where it is one.</summary>
    internal IEnumerable<GrowingNode> Leaves() => IsLeaf ? [this] : Left!.Leaves().Concat(Right!.Leaves());
}
