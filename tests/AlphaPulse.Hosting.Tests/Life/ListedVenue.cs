using AlphaPulse.Collectors;

namespace AlphaPulse.Hosting.Tests.Life;

/// <summary>A venue whose list a test sets.</summary>
internal sealed class ListedVenue(string name, TimeProvider clock) : IVenue
{
    /// <summary>What the venue lists; <see langword="null"/> where it does not answer.</summary>
    public IReadOnlyList<string>? Coins { get; set; } = [];

    public VenueDescriptor Descriptor { get; } = BinanceVenue.Description with { Name = name };

    public string Venue => name;

    public string Address => "script";

    public IReadOnlyList<string> Symbols => [];

    public Task<DateTimeOffset> GetTimeAsync(CancellationToken cancellationToken = default) => Task.FromResult(clock.GetUtcNow());

    public Task<VenueInstruments> GetInstrumentsAsync(CancellationToken cancellationToken = default) => Coins is { } coins
        ? Task.FromResult(new VenueInstruments([.. coins.Select(Coin)], []))
        : throw new VenueException(name, "The venue does not answer.");

    public Task<InstrumentId> FindInstrumentAsync(string symbol, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public IAsyncEnumerable<VenueBarPage> ReadAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<VenueBarPage> ReadBackwardAsync(
        string symbol, BarSeriesId series, DateTimeOffset from, DateTimeOffset asOf, DateTimeOffset? until = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<VenueTradePage> ReadTradesAsync(
        string symbol, InstrumentId instrument, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    private InstrumentInfo Coin(string coin) => new()
    {
        Instrument = InstrumentId.Parse($"{name}:{coin}-USDT"),
        Symbol = $"{coin}USDT",
        BaseAsset = coin,
        QuoteAsset = "USDT",
        TickSize = 0.01m,
        LotStep = 1m,
        Status = InstrumentStatus.Trading,
    };
}
