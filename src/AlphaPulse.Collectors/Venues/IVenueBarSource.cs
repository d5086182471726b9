namespace AlphaPulse.Collectors;

/// <summary>A venue that can be asked for closed bars.</summary>
/// <remarks>Implementations are safe for use from any thread.</remarks>
public interface IVenueBarSource
{
    /// <summary>The name of the venue, as in <c>binance</c>: the part of an instrument before the colon.</summary>
    string Venue { get; }

    /// <summary>Where it is asked, for people; without secrets.</summary>
    string Address { get; }

    /// <summary>Asks the venue which instrument a symbol of its own is.</summary>
    /// <param name="symbol">The symbol as the venue writes it, as in <c>BTCUSDT</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The instrument.</returns>
    /// <exception cref="VenueException">The venue has no such symbol (<see cref="VenueException.IsAboutSymbol"/>) or did not answer.</exception>
    Task<InstrumentId> FindInstrumentAsync(string symbol, CancellationToken cancellationToken = default);

    /// <summary>Asks the venue for its clock.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The time, UTC.</returns>
    /// <exception cref="VenueException">The venue did not answer.</exception>
    Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default);

    /// <summary>How long the limits of the venue make the requests for so many bars take, after what was asked before.</summary>
    /// <param name="symbol">The symbol as the venue writes it.</param>
    /// <param name="series">The series.</param>
    /// <param name="from">The first open time.</param>
    /// <param name="asOf">The venue's clock.</param>
    /// <param name="bars">How many bars; at least 0.</param>
    /// <returns>The time until the last request may be sent; <see langword="null"/> where nothing is known of limits.</returns>
    TimeSpan? ForecastBars(string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, long bars) => null;

    /// <summary>Reads what the venue has of a series, forwards in time, every bar once.</summary>
    /// <param name="symbol">The symbol as the venue writes it.</param>
    /// <param name="series">The series that the bars become part of.</param>
    /// <param name="from">The first open time, included.</param>
    /// <param name="asOf">A time by the venue's clock that was taken before this call: bars that had not closed by then are withheld.</param>
    /// <param name="until">The last open time, excluded; <see langword="null"/> for everything that has opened by <paramref name="asOf"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pages; none is empty.</returns>
    /// <exception cref="ArgumentException">The venue has no bars of this timeframe; the message lists those it has.</exception>
    /// <exception cref="VenueException">The venue refused, did not answer, or answered out of order.</exception>
    IAsyncEnumerable<VenueBarPage> ReadAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, CancellationToken cancellationToken = default);

    /// <summary>Reads as <see cref="ReadAsync"/> does, ahead of every backfill that waits for the limits of the venue.</summary>
    /// <param name="symbol">The symbol as the venue writes it.</param>
    /// <param name="series">The series that the bars become part of.</param>
    /// <param name="from">The first open time, included.</param>
    /// <param name="asOf">A time by the venue's clock that was taken before this call: bars that had not closed by then are withheld.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pages; none is empty. A source that knows no priorities reads as always.</returns>
    /// <exception cref="ArgumentException">The venue has no bars of this timeframe; the message lists those it has.</exception>
    /// <exception cref="VenueException">The venue refused, did not answer, or answered out of order.</exception>
    IAsyncEnumerable<VenueBarPage> ReadLiveAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, CancellationToken cancellationToken = default) =>
        ReadAsync(symbol, series, from, asOf, until: null, cancellationToken);
}
