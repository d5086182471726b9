namespace AlphaPulse.Collectors;

/// <summary>What one look at a venue found.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="SeenAt">When it was looked at, by the venue's clock, UTC.</param>
/// <param name="ComparedWith">The time of the list before; <see langword="null"/> where this is the first, which tells of no event.</param>
/// <param name="Listed">How many instruments it lists.</param>
/// <param name="Events">What happened between the two.</param>
public sealed record InstrumentLifeReport(
    string Venue, DateTimeOffset SeenAt, DateTimeOffset? ComparedWith, int Listed, IReadOnlyList<InstrumentEvent> Events);
