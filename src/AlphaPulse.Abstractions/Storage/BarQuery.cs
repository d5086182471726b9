namespace AlphaPulse;

/// <summary>Which bars to read.</summary>
/// <param name="Series">The series.</param>
public sealed record BarQuery(BarSeriesId Series)
{
    /// <summary>The first open time, included, UTC; <see langword="null"/> for the beginning.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The last open time, excluded, UTC; <see langword="null"/> for the end.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only versions that were available by this time, UTC; <see langword="null"/> for the newest versions.</summary>
    public DateTimeOffset? AsKnownAt { get; init; }

    /// <summary>
    /// Whether <see cref="AsKnownAt"/> asks when we recorded a version rather than when the world could know it. Default
    /// <see langword="false"/>. Imported history is invisible to a strict read before its import.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>Whether bars that are still forming are read too. Default <see langword="false"/>.</summary>
    public bool IncludeProvisional { get; init; }
}
