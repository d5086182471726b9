namespace AlphaPulse.Collectors;

/// <summary>A venue refused a subscription, or did not confirm it in time.</summary>
public sealed class StreamRefusedException : VenueException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="venue">The venue, as in <c>binance</c>.</param>
    /// <param name="symbol">The symbol as the stream writes it; <see langword="null"/> where the venue does not say which.</param>
    /// <param name="message">What was refused, in whose words, and what to do.</param>
    public StreamRefusedException(string venue, string? symbol, string message)
        : base(venue, message) => Symbol = symbol;

    /// <summary>The symbol as the stream writes it; <see langword="null"/> where the venue does not say which.</summary>
    public string? Symbol { get; }

    /// <summary>
    /// Whether the venue had confirmed the symbol before on this connection, as where it refuses a book that is asked for anew: see
    /// <see cref="VenueStreamClient.RenewBookAsync"/>. What else it sends of the symbol may go on, and a live book is asked for again.
    /// </summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool WasConfirmed { get; init; }
}
