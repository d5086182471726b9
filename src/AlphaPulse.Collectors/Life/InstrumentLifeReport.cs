namespace AlphaPulse.Collectors;

/// <summary>What one look at a venue found.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="SeenAt">When it was looked at, by the venue's clock, UTC.</param>
/// <param name="ComparedWith">The time of the list before; <see langword="null"/> where this is the first, which tells of no event.</param>
/// <param name="Listed">How many instruments it lists.</param>
/// <param name="Events">What happened between the two.</param>
public sealed record InstrumentLifeReport(
    string Venue, DateTimeOffset SeenAt, DateTimeOffset? ComparedWith, int Listed, IReadOnlyList<InstrumentEvent> Events)
{
    /// <summary>How many entries of the list are no instruments here: they cannot be named, or cannot be read.</summary>
    public int Rejected { get; init; }

    /// <summary>
    /// How many instruments are gone from the list and count as listed, because the list has entries that cannot be read at all and that each may be
    /// one of them; above 0 no delisting is told, and the watch warns.
    /// </summary>
    public int Suspects { get; init; }
}
