using AlphaPulse.Collectors;

namespace AlphaPulse.Testing.Tests;

/// <summary>A venue with other streams than its own.</summary>
internal sealed class OtherStreams(RestVenue venue, params VenueStreamProtocol[] streams) : IVenue, IVenueStreams, IDisposable
{
    public IReadOnlyList<VenueStreamProtocol> Streams => streams;

    public VenueDescriptor Descriptor => venue.Descriptor;

    public string Venue => venue.Venue;

    public string Address => venue.Address;

    public IReadOnlyList<string> Symbols => venue.Symbols;

    public Task<VenueInstruments> GetInstrumentsAsync(CancellationToken cancellationToken = default) => venue.GetInstrumentsAsync(cancellationToken);

    public Task<InstrumentId> FindInstrumentAsync(string symbol, CancellationToken cancellationToken = default) => venue.FindInstrumentAsync(symbol, cancellationToken);

    public Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default) => venue.GetTimeAsync(cancellationToken);

    public IAsyncEnumerable<VenueBarPage> ReadAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, CancellationToken cancellationToken = default) =>
        venue.ReadAsync(symbol, series, from, asOf, until, cancellationToken);

    public IAsyncEnumerable<VenueBarPage> ReadBackwardAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, CancellationToken cancellationToken = default) =>
        venue.ReadBackwardAsync(symbol, series, from, asOf, until, cancellationToken);

    public IAsyncEnumerable<VenueTradePage> ReadTradesAsync(
        string symbol, InstrumentId instrument, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        venue.ReadTradesAsync(symbol, instrument, from, until, cancellationToken);

    public void Dispose() => venue.Dispose();
}
