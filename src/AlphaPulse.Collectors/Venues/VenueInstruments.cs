namespace AlphaPulse.Collectors;

/// <summary>What a venue lists.</summary>
/// <param name="Listed">The instruments, in the order of the venue.</param>
/// <param name="Rejected">The symbols that are listed and cannot be named as an instrument here, with the reason.</param>
public sealed record VenueInstruments(IReadOnlyList<InstrumentInfo> Listed, IReadOnlyList<RejectedRow> Rejected);
