namespace AlphaPulse.Cli.Instruments;

/// <summary>What a look at the list of a venue found, as JSON.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="SeenAt">When, by its clock.</param>
/// <param name="ComparedWith">The time of the list before; <see langword="null"/> for the first look, which tells of no event.</param>
/// <param name="Listed">How many instruments it lists.</param>
/// <param name="Rejected">How many entries of the list are no instruments here.</param>
/// <param name="Suspects">How many instruments are gone and may be among entries that cannot be read, so that no delisting is told.</param>
/// <param name="Events">What happened between the two.</param>
internal sealed record LifeLookResult(
    string Venue, string SeenAt, string? ComparedWith, int Listed, int Rejected, int Suspects, IReadOnlyList<LifeLookEntry> Events);
