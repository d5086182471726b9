using System.Globalization;
using System.Text.Json;
using AlphaPulse.Http;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors;

/// <summary>Binance's spot market over REST: closed bars, aggregate trades (what one order took at one price) and instruments; needs no key.</summary>
/// <remarks>Its bars of <c>3d</c> are left out: where that grid begins is not documented. Safe for use from any thread.</remarks>
public sealed class BinanceVenue : RestVenue, IVenueBookSource
{
    /// <summary>Creates the venue.</summary>
    /// <param name="options">Where and how it is asked.</param>
    /// <param name="time">The clock of this machine.</param>
    /// <exception cref="ArgumentException">The address or an option is out of range.</exception>
    public BinanceVenue(IOptions<BinanceOptions> options, TimeProvider time)
        : base(Description, options?.Value!, new BinanceErrorReader(), time)
    {
    }

    /// <summary>What it can do.</summary>
    public static VenueDescriptor Description { get; } = new()
    {
        Name = "binance",
        Title = "Binance spot",
        SymbolExample = "BTCUSDT",
        Kinds = [InstrumentKind.Spot],
        Intervals = VenueInterval.List(
            ("1s", "1s"), ("1m", "1m"), ("3m", "3m"), ("5m", "5m"), ("15m", "15m"), ("30m", "30m"), ("1h", "1h"), ("2h", "2h"), ("4h", "4h"),
            ("6h", "6h"), ("8h", "8h"), ("12h", "12h"), ("1d", "1d"), ("1w", "1w"), ("1mo", "1M")),
        BarLimit = 1_000,
        BarPaging = VenueBarPaging.FromStart,
        TradeLimit = 1_000,
        TradePaging = VenueTradePaging.Forward,
        AggregatesTrades = true,
        TradeIds = TradeIdRule.Consecutive,
        Limits = BinanceRates.Documented,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<VenueStreamProtocol> Streams { get; } = [VenueStreamProtocols.BinanceSpot];

    /// <inheritdoc/>
    protected override VenueRowLayout BarLayout => BinanceWire.Klines;

    /// <inheritdoc/>
    protected override VenueRowLayout TradeLayout => BinanceWire.Trades;

    /// <inheritdoc/>
    public async Task<BookUpdate> GetBookAsync(string symbol, InstrumentId instrument, int levels = 1_000, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, 1);
        var limit = Math.Min(levels, BinanceRates.MostLevels);
        return await AskBookAsync(
            new VenueRequest("api/v3/depth", string.Create(CultureInfo.InvariantCulture, $"symbol={Uri.EscapeDataString(symbol)}&limit={limit}"), BinanceRates.Depth(limit)),
            instrument,
            BinanceBookReader.ReadSnapshot,
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override VenueRequest ClockRequest => new("api/v3/time", Weight: BinanceRates.Time);

    /// <inheritdoc/>
    protected override DateTimeOffset ReadClock(JsonElement answer) => BinanceWire.ReadClock(answer);

    /// <inheritdoc/>
    protected override VenueRequest InstrumentsRequest(string? symbol, string? token) =>
        new("api/v3/exchangeInfo", symbol is null ? string.Empty : $"symbol={Uri.EscapeDataString(symbol)}", BinanceRates.ExchangeInfo);

    /// <inheritdoc/>
    protected override string? ReadInstruments(JsonElement answer, VenueInstrumentList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        foreach (var symbol in answer.Get("symbols").Items())
        {
            list.Read(symbol, BinanceWire.SymbolOf, ReadSymbol);
        }

        return null;
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<RateLimit> ReadLimits(JsonElement answer, Action<string> ignore) => BinanceRates.Read(answer, ignore);

    /// <inheritdoc/>
    protected override VenueRequest BarsRequest(VenueBarQuery query) => new("api/v3/klines", BinanceWire.KlinesQuery(query), BinanceRates.Klines);

    /// <inheritdoc/>
    protected override void ReadBar(ref VenueRow row, BarSeriesId series, ref VenueBarValues bar) => BinanceWire.ReadBar(ref row, ref bar);

    /// <inheritdoc/>
    protected override VenueRequest TradesRequest(VenueTradeQuery query) => new("api/v3/aggTrades", BinanceWire.TradesQuery(query), BinanceRates.Trades);

    /// <inheritdoc/>
    protected override void ReadTrade(ref VenueRow row, InstrumentId instrument, ref VenueTradeValues trade) => BinanceWire.ReadTrade(ref row, ref trade);

    private static void ReadSymbol(JsonElement symbol, VenueInstrumentList list)
    {
        if (list.TrySpot(BinanceWire.SymbolOf(symbol), symbol.Text("baseAsset"), symbol.Text("quoteAsset"), out var instrument))
        {
            list.Add(BinanceWire.ReadInstrument(symbol, instrument));
        }
    }
}
