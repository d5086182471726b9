namespace AlphaPulse.Collectors;

/// <summary>What an import did. The rows are the sum of inserted, revised, unchanged and quarantined.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record ImportReport
{
    /// <summary>The name of the input.</summary>
    public required string Source { get; init; }

    /// <summary>The series that was written.</summary>
    public required BarSeriesId Series { get; init; }

    /// <summary>The calendar that the bars were read with.</summary>
    public required ITradingCalendar Calendar { get; init; }

    /// <summary>Data rows in the input; the header and empty lines are none.</summary>
    public required long Rows { get; init; }

    /// <summary>Bars that were new.</summary>
    public required long Inserted { get; init; }

    /// <summary>Bars that were there with other market data; a version was added.</summary>
    public required long Revised { get; init; }

    /// <summary>Bars that were there already.</summary>
    public required long Unchanged { get; init; }

    /// <summary>Rows that could not become bars, those included that an earlier import had quarantined.</summary>
    public required long Quarantined { get; init; }

    /// <summary>The earliest open time; <see langword="null"/> where no row became a bar.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <summary>The latest open time; <see langword="null"/> where no row became a bar.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>What was told from the data rather than declared, and what was odd, in a stable order.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>SHA-256 of the CSV bytes (of a <c>.gz</c> file: after decompression), lower-case hexadecimal.</summary>
    public required string DataSha256 { get; init; }
}
