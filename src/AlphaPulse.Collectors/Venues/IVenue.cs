namespace AlphaPulse.Collectors;

/// <summary>A venue that can be asked for closed bars, trades and instruments.</summary>
/// <remarks>Implementations are safe for use from any thread. <see cref="RestVenue"/> does everything that venues have in common.</remarks>
public interface IVenue : IVenueBarSource
{
    /// <summary>What the venue can do.</summary>
    VenueDescriptor Descriptor { get; }

    /// <summary>The symbols that were named in its options, as the venue writes them.</summary>
    IReadOnlyList<string> Symbols { get; }

    /// <summary>Asks the venue for everything that it lists.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The instruments, and the symbols that have no name here.</returns>
    /// <exception cref="VenueException">The venue refused, did not answer, or answered in another form.</exception>
    Task<VenueInstruments> GetInstrumentsAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads closed bars backwards in time, every bar once: pages go back, and the bars in each are ordered by open time.</summary>
    /// <param name="symbol">The symbol as the venue writes it.</param>
    /// <param name="series">The series that the bars become part of.</param>
    /// <param name="from">The first open time, included.</param>
    /// <param name="asOf">A time by the venue's clock that was taken before this call: bars that had not closed by then are withheld.</param>
    /// <param name="until">The last open time, excluded; <see langword="null"/> for everything that has opened by <paramref name="asOf"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pages; none is empty.</returns>
    /// <exception cref="ArgumentException">The venue has no bars of this timeframe; the message lists those it has.</exception>
    /// <exception cref="VenueException">The venue refused, did not answer, or answered out of order.</exception>
    IAsyncEnumerable<VenueBarPage> ReadBackwardAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, CancellationToken cancellationToken = default);

    /// <summary>Reads trades, every one once. Pages come in the order of <see cref="VenueDescriptor.TradePaging"/>; trades within one in that of time.</summary>
    /// <param name="symbol">The symbol as the venue writes it.</param>
    /// <param name="instrument">The instrument that the trades are of.</param>
    /// <param name="from">The first time, included.</param>
    /// <param name="until">The last time, excluded.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The pages; none is empty.</returns>
    /// <exception cref="VenueException">The venue refused, did not answer, answered in another form, or has no trades that are as old.</exception>
    IAsyncEnumerable<VenueTradePage> ReadTradesAsync(
        string symbol, InstrumentId instrument, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken = default);
}
