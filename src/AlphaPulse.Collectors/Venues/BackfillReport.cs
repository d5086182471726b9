namespace AlphaPulse.Collectors;

/// <summary>What a backfill did.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record BackfillReport
{
    /// <summary>The series that was written.</summary>
    public required BarSeriesId Series { get; init; }

    /// <summary>The first open time that was wanted.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The last open time that was wanted, excluded: that of <see cref="BackfillOptions.To"/> or of the bar that forms.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The venue's clock before the first page: what had not closed by then was withheld.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>
    /// Rows that the venue sent: the sum of the counts below. What the ledger holds already is not asked for again, and of second tries
    /// only what is new counts.
    /// </summary>
    public required long Rows { get; init; }

    /// <summary>Bars that were new, there with other market data, or there already.</summary>
    public required BarWriteResult Written { get; init; }

    /// <summary>Rows that can be no bars, those included that an earlier backfill had quarantined.</summary>
    public required long Quarantined { get; init; }

    /// <summary>Bars that were withheld because they had not closed.</summary>
    public required long Forming { get; init; }

    /// <summary>Rows that the venue sent twice.</summary>
    public required long Repeated { get; init; }

    /// <summary>Bars that open when the calendar expects none; they are kept.</summary>
    public required long OffGrid { get; init; }

    /// <summary>Bars that the venue had not given before and gave now, those of a second try in this run included.</summary>
    public required long Healed { get; init; }

    /// <summary>The open time of the last closed bar that came; <see langword="null"/> where none came.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>Where the bars of a venue begin that keeps the latest ones only; <see langword="null"/> where all that was wanted could be asked for.</summary>
    public DateTimeOffset? BeginsAt { get; init; }

    /// <summary>What the ledger says now of everything from <see cref="From"/> to <see cref="To"/>.</summary>
    public required CoverageTotals Coverage { get; init; }

    /// <summary>When a further run asks for the first of the gaps again, by the venue's clock; <see langword="null"/> where none has tries left.</summary>
    public required DateTimeOffset? GapsDueAt { get; init; }

    /// <summary>What was told or assumed rather than declared, and what was odd, in a stable order.</summary>
    public required IReadOnlyList<string> Findings { get; init; }
}
