namespace AlphaPulse.Collectors;

/// <summary>How complete a series is between its first and its last bar.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record CoverageReport
{
    /// <summary>The series.</summary>
    public required BarSeriesId Series { get; init; }

    /// <summary>The name of the calendar that says which bars are expected.</summary>
    public required string Calendar { get; init; }

    /// <summary>Closed bars that are there, those off the grid included.</summary>
    public required long Bars { get; init; }

    /// <summary>Bars that a complete series has between the first and the last expected one that are there, both included.</summary>
    public required long Expected { get; init; }

    /// <summary>Expected bars that are missing: the sum over the gaps.</summary>
    public required long Missing { get; init; }

    /// <summary>Bars at times when the calendar expects none; kept, and counted in no other figure but <see cref="Bars"/>.</summary>
    public required long OffGrid { get; init; }

    /// <summary>The open time of the first bar, UTC; <see langword="null"/> where there is none.</summary>
    public required DateTimeOffset? First { get; init; }

    /// <summary>The open time of the last bar, UTC; <see langword="null"/> where there is none.</summary>
    public required DateTimeOffset? Last { get; init; }

    /// <summary>The gaps in the order of time.</summary>
    public required IReadOnlyList<CoverageGap> Gaps { get; init; }
}
