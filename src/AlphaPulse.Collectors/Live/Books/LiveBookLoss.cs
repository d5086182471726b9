namespace AlphaPulse.Collectors;

/// <summary>An order book that can no longer be trusted. It comes again, as renewed, when the venue has given it anew.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Instrument">The instrument; no other book is affected unless it is told too.</param>
/// <param name="Defect">Why.</param>
/// <param name="Reason">The same in words, with the numbers.</param>
/// <param name="At">When it was found, UTC by our clock.</param>
public sealed record LiveBookLoss(InstrumentId Instrument, BookDefect Defect, string Reason, DateTimeOffset At);
