namespace AlphaPulse.Collectors;

/// <summary>One thing that an audit found, at one place of a file.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record AuditFinding
{
    /// <summary>What it is.</summary>
    public required AuditKind Kind { get; init; }

    /// <summary>How much it matters.</summary>
    public required AuditLevel Level { get; init; }

    /// <summary>The earliest open time concerned, UTC; <see langword="null"/> where no time could be read.</summary>
    public required DateTimeOffset? From { get; init; }

    /// <summary>The latest open time concerned, UTC; <see langword="null"/> where no time could be read.</summary>
    public required DateTimeOffset? To { get; init; }

    /// <summary>The 1-based lines concerned, in ascending order, at most the first 1,000; <see cref="Count"/> has all. Of a gap: the line before and the line behind it.</summary>
    public required IReadOnlyList<long> Lines { get; init; }

    /// <summary>How many: of a gap the missing bars, otherwise the lines.</summary>
    public required long Count { get; init; }

    /// <summary>Of a split: how many units one became, 0.1 where ten became one; <see langword="null"/> for everything else.</summary>
    public decimal? SplitRatio { get; init; }

    /// <summary>What was seen, with an example.</summary>
    public required string Detail { get; init; }

    /// <summary>What should be done about it, and whether a repair does it.</summary>
    public required string Proposal { get; init; }
}
