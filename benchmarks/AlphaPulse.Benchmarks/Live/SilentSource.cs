using System.Runtime.CompilerServices;
using AlphaPulse.Collectors;

namespace AlphaPulse.Benchmarks.Live;

/// <summary>The requests of the venue: it knows its symbols and its clock, and is never asked for a bar, since none is missing.</summary>
internal sealed class SilentSource(TimeProvider clock) : IVenueBarSource, IVenueStreams
{
    public string Venue => "binance";

    public string Address => "loopback";

    public IReadOnlyList<VenueStreamProtocol> Streams { get; } = [VenueStreamProtocols.BinanceSpot];

    public Task<InstrumentId> FindInstrumentAsync(string symbol, CancellationToken cancellationToken = default) =>
        Task.FromResult(InstrumentId.Parse($"binance:{symbol[..^4]}-USDT"));

    public Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default) => Task.FromResult(clock.GetUtcNow());

    public async IAsyncEnumerable<VenueBarPage> ReadAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        yield break;
    }
}
