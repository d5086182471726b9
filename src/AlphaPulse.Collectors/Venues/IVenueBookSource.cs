namespace AlphaPulse.Collectors;

/// <summary>A venue that gives an order book on request, which its stream of changes needs to begin with.</summary>
/// <remarks>Implementations are safe for use from any thread.</remarks>
public interface IVenueBookSource
{
    /// <summary>Asks for the order book as it is now.</summary>
    /// <param name="symbol">The symbol as the venue's requests write it, as in <c>BTCUSDT</c>.</param>
    /// <param name="instrument">The instrument that it is.</param>
    /// <param name="levels">
    /// How many levels of each side are wanted, at least 1: the venue gives the next number that it knows, and its greatest where more are
    /// wanted. What lies deeper is not in the book until it changes.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The snapshot, for <see cref="VenueBook.Apply"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No level is wanted.</exception>
    /// <exception cref="VenueException">The venue refused, did not answer, or answered in another form.</exception>
    Task<BookUpdate> GetBookAsync(string symbol, InstrumentId instrument, int levels = 1_000, CancellationToken cancellationToken = default);
}
