namespace AlphaPulse;

/// <summary>Which bars and versions of bars are removed from a store, and why.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Reason">Why, for the record; not empty.</param>
public sealed record BarRetention(string Reason)
{
    /// <summary>Only this series; <see langword="null"/> for every series.</summary>
    public BarSeriesId? Series { get; init; }

    /// <summary>Bars that open before this time are removed with all their versions, UTC; <see langword="null"/> for none.</summary>
    public DateTimeOffset? BarsBefore { get; init; }

    /// <summary>
    /// Versions that a closed version replaced which was recorded before this time are removed, UTC; <see langword="null"/> for none. Reads of
    /// the newest versions, and strict reads as known at this time or later, stay as they are.
    /// </summary>
    public DateTimeOffset? VersionsReplacedBefore { get; init; }
}
