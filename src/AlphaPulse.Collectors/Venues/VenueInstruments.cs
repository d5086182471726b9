namespace AlphaPulse.Collectors;

/// <summary>What a venue lists.</summary>
/// <param name="Listed">The instruments, in the order of the venue.</param>
/// <param name="Rejected">The symbols that are listed and are no instruments here, with the reason: what cannot be named, and what cannot be read.</param>
public sealed record VenueInstruments(IReadOnlyList<InstrumentInfo> Listed, IReadOnlyList<RejectedRow> Rejected)
{
    /// <summary>How many of the rejected have not even a symbol that can be read and stand there as they came: each may be any symbol that is not listed.</summary>
    public int Unnamed { get; init; }
}
