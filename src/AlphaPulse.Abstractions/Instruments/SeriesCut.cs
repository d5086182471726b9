namespace AlphaPulse;

/// <summary>A time at which a series ends and another begins under the same name: no window may span it.</summary>
/// <remarks>Equality is by value. Immutable and safe for use from any thread.</remarks>
/// <param name="Instrument">The instrument.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">Bars that open from then on are behind the cut, UTC.</param>
/// <param name="KnownAt">From when it could be known, UTC.</param>
/// <param name="Evidence">What says so, for people.</param>
public sealed record SeriesCut(InstrumentId Instrument, InstrumentEventKind Kind, DateTimeOffset At, DateTimeOffset KnownAt, string Evidence);
