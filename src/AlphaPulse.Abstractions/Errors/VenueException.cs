namespace AlphaPulse;

/// <summary>A venue refused a request, did not answer, or answered with something that is no answer.</summary>
/// <remarks>The message names the path of the request and the remedy, and never a header or a query, where secrets could be.</remarks>
public class VenueException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="venue">The venue, as in <c>binance</c>.</param>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public VenueException(string venue, string message)
        : base(message) => Venue = venue;

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="venue">The venue, as in <c>binance</c>.</param>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public VenueException(string venue, string message, Exception innerException)
        : base(message, innerException) => Venue = venue;

    /// <summary>The venue, as in <c>binance</c>.</summary>
    public string Venue { get; }

    /// <summary>The status of the answer; <see langword="null"/> where there was none. May be 200: venues report errors with it too.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The venue's own code of the error, as in <c>-1121</c>; <see langword="null"/> where it gave none.</summary>
    public string? VenueCode { get; init; }

    /// <summary>
    /// When the venue may be asked again, UTC by the clock of this machine: as it said, or as is assumed of a ban whose end it did not name.
    /// <see langword="null"/> where nothing says so.
    /// </summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Whether <see cref="RetryAt"/> is no word of the venue but assumed.</summary>
    public bool IsRetryAtAssumed { get; init; }

    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>
    /// Whether the venue asks to be left alone, however it says so: too much was asked for, this address is banned, or the request was not sent
    /// because limits or a ban hold. <see cref="RetryAt"/> is then set.
    /// </summary>
    public bool IsRateRefusal { get; init; }

    /// <summary>
    /// Whether the venue refused because it does not have the span of time that was asked for: an answer about what it has, and no failure
    /// on the way to it.
    /// </summary>
    public bool IsAboutSpan { get; init; }

    /// <summary>
    /// Whether the venue has no such symbol, or one that is no instrument here: an answer about what it lists, and no failure on the way to it.
    /// </summary>
    public bool IsAboutSymbol { get; init; }
}
