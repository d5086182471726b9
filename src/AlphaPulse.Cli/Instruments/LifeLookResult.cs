namespace AlphaPulse.Cli.Instruments;

/// <summary>What a look at the list of a venue found, as JSON.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="SeenAt">When, by its clock.</param>
/// <param name="ComparedWith">The time of the list before; <see langword="null"/> for the first look, which tells of no event.</param>
/// <param name="Listed">How many instruments it lists.</param>
/// <param name="Events">What happened between the two.</param>
internal sealed record LifeLookResult(string Venue, string SeenAt, string? ComparedWith, int Listed, IReadOnlyList<LifeLookEntry> Events);
