namespace AlphaPulse.Collectors;

/// <summary>What a backfill did.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record BackfillReport
{
    /// <summary>The series that was written.</summary>
    public required BarSeriesId Series { get; init; }

    /// <summary>The first open time that was asked for.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The venue's clock before the first page: what had not closed by then was withheld.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Rows that the venue sent: the sum of the counts below.</summary>
    public required long Rows { get; init; }

    /// <summary>Bars that were new, there with other market data, or there already.</summary>
    public required BarWriteResult Written { get; init; }

    /// <summary>Rows that can be no bars, those included that an earlier backfill had quarantined.</summary>
    public required long Quarantined { get; init; }

    /// <summary>Bars that were withheld because they had not closed.</summary>
    public required long Forming { get; init; }

    /// <summary>Rows that the venue sent twice.</summary>
    public required long Repeated { get; init; }

    /// <summary>The open time of the last closed bar; <see langword="null"/> where there was none.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>What was told or assumed rather than declared, and what was odd, in a stable order.</summary>
    public required IReadOnlyList<string> Findings { get; init; }
}
