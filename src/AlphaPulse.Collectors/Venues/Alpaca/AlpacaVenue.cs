using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors;

/// <summary>Alpaca's crypto market data over REST: closed bars, trades, and the instruments that are named in the options; needs no key.</summary>
/// <remarks>
/// A bar without trades is made of quotes and has no average price. The interface has no answer that is its clock: the time of the order
/// book of a busy symbol stands for it, which the clock has certainly passed. Bars of a day are left out, since they begin at midnight in
/// Chicago, and those of several hours, where it is not documented when they begin. Safe for use from any thread.
/// </remarks>
public sealed class AlpacaVenue : RestVenue
{
    private const string Token = "next_page_token";

    private static readonly VenueRowLayout Candles = VenueRowLayout.OfObjects(
        "bars/" + VenueRowLayout.AnyList, ["t", "o", "h", "l", "c", "v", "n", "vw"], required: 6, token: Token);

    private static readonly VenueRowLayout Trades = VenueRowLayout.OfObjects(
        "trades/" + VenueRowLayout.AnyList, ["i", "t", "p", "s", "tks"], required: 4, token: Token);

    private readonly string _clockSymbol;

    /// <summary>Creates the venue.</summary>
    /// <param name="options">Where and how it is asked.</param>
    /// <param name="time">The clock of this machine.</param>
    /// <exception cref="ArgumentException">The address or an option is out of range.</exception>
    public AlpacaVenue(IOptions<AlpacaOptions> options, TimeProvider time)
        : base(Description, options?.Value!, new PropertyErrorReader("code", "message", success: null, "50010000") { RateLimitCodes = ["42910000"] }, time) =>
        _clockSymbol = !string.IsNullOrWhiteSpace(options!.Value.ClockSymbol)
            ? options.Value.ClockSymbol
            : throw new ArgumentException("AlpacaOptions.ClockSymbol is empty; name a busy symbol such as BTC/USD.", nameof(options));

    /// <summary>What it can do.</summary>
    public static VenueDescriptor Description { get; } = new()
    {
        Name = "alpaca",
        Title = "Alpaca crypto",
        SymbolExample = "BTC/USD",
        Kinds = [InstrumentKind.Spot],
        Intervals = VenueInterval.List(("1m", "1Min"), ("5m", "5Min"), ("15m", "15Min"), ("30m", "30Min"), ("1h", "1Hour")),
        BarLimit = 10_000,
        BarPaging = VenueBarPaging.FromStart,
        TradeLimit = 10_000,
        TradePaging = VenueTradePaging.Token,
        Limits = AlpacaRates.Documented,
        Clock = "order book of a busy symbol",
    };

    /// <inheritdoc/>
    protected override VenueRowLayout BarLayout => Candles;

    /// <inheritdoc/>
    protected override VenueRowLayout TradeLayout => Trades;

    /// <inheritdoc/>
    protected override VenueRequest ClockRequest => new("v1beta3/crypto/us/latest/orderbooks", $"symbols={Uri.EscapeDataString(_clockSymbol)}");

    /// <inheritdoc/>
    protected override DateTimeOffset ReadClock(JsonElement answer) => answer.Get("orderbooks").Get(_clockSymbol).Time("t");

    /// <inheritdoc/>
    protected override VenueRequest InstrumentsRequest(string? symbol, string? token)
    {
        var symbols = symbol is null ? string.Join(',', Symbols) : symbol;
        return symbols.Length > 0
            ? new("v1beta3/crypto/us/snapshots", $"symbols={Uri.EscapeDataString(symbols)}")
            : throw new VenueException(Venue, "The market data of alpaca list no instruments: name symbols in AlpacaOptions.Symbols, as in BTC/USD.");
    }

    /// <inheritdoc/>
    protected override string? ReadInstruments(JsonElement answer, VenueInstrumentList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var snapshots = answer.Get("snapshots");
        if (snapshots.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The snapshots are no object.");
        }

        foreach (var snapshot in snapshots.EnumerateObject())
        {
            list.Read(snapshot.Value, _ => snapshot.Name, (_, listed) => ReadSymbol(snapshot.Name, listed));
        }

        return null;
    }

    /// <inheritdoc/>
    protected override VenueRequest BarsRequest(VenueBarQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            "v1beta3/crypto/us/bars",
            string.Create(
                CultureInfo.InvariantCulture,
                $"symbols={Uri.EscapeDataString(query.Symbol)}&timeframe={query.Interval}&limit={query.Limit}&sort=asc&start={UtcText.Format(query.Start)}&end={UtcText.Format(query.End)}{Page(query.Token)}"));
    }

    /// <inheritdoc/>
    protected override void ReadBar(ref VenueRow row, BarSeriesId series, ref VenueBarValues bar)
    {
        bar.OpenTime = row.IsoTime(0);
        bar.Open = row.Decimal(1);
        bar.High = row.Decimal(2);
        bar.Low = row.Decimal(3);
        bar.Close = row.Decimal(4);
        bar.Volume = row.Decimal(5);
        bar.TradeCount = row.Has(6) ? row.Count(6) : null;

        // Nothing traded has no average; the venue writes 0.
        var vwap = row.OptionalDecimal(7);
        bar.Vwap = vwap == 0 && bar.Volume == 0 ? null : vwap;
    }

    /// <inheritdoc/>
    protected override VenueRequest TradesRequest(VenueTradeQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            "v1beta3/crypto/us/trades",
            string.Create(
                CultureInfo.InvariantCulture,
                $"symbols={Uri.EscapeDataString(query.Symbol)}&limit={query.Limit}&sort=asc&start={UtcText.Format(query.From)}&end={UtcText.Format(query.Until)}{Page(query.Token)}"));
    }

    /// <inheritdoc/>
    protected override void ReadTrade(ref VenueRow row, InstrumentId instrument, ref VenueTradeValues trade)
    {
        trade.Id = row.Text(0);
        trade.Time = row.IsoTime(1);
        trade.Price = row.Decimal(2);
        trade.Quantity = row.Decimal(3);
        trade.TakerSide = row.Has(4) ? row.Side(4, "B"u8, "S"u8) : TradeSide.Unknown;
    }

    private static void ReadSymbol(string symbol, VenueInstrumentList list)
    {
        if (symbol.Split('/') is not [var baseAsset, var quoteAsset])
        {
            list.Reject(symbol, "it is no pair of two assets");
        }
        else if (list.TrySpot(symbol, baseAsset, quoteAsset, out var instrument))
        {
            list.Add(new InstrumentInfo { Instrument = instrument, Symbol = symbol, BaseAsset = baseAsset, QuoteAsset = quoteAsset });
        }
    }

    private static string Page(string? token) => token is null ? string.Empty : $"&page_token={Uri.EscapeDataString(token)}";
}
