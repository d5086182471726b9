namespace AlphaPulse;

/// <summary>What a venue listed at a time: the next list is compared with it.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Venue">The venue: the part of an instrument before the colon.</param>
/// <param name="SeenAt">When it was listed, UTC.</param>
/// <param name="Instruments">The instruments, in the order of the venue.</param>
public sealed record InstrumentListing(string Venue, DateTimeOffset SeenAt, IReadOnlyList<InstrumentInfo> Instruments);
