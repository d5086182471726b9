namespace AlphaPulse.Collectors;

/// <summary>An instrument was asked of a stream that carries no instruments of its kind: what came would be another one with the same symbol.</summary>
public sealed class StreamKindException : VenueException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="venue">The venue, as in <c>bybit</c>.</param>
    /// <param name="instrument">The instrument that was asked for.</param>
    /// <param name="message">What is refused, where, and what to do.</param>
    public StreamKindException(string venue, InstrumentId instrument, string message)
        : base(venue, message) => Instrument = instrument;

    /// <summary>The instrument that was asked for.</summary>
    public InstrumentId Instrument { get; }
}
