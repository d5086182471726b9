using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors;

/// <summary>Coinbase Exchange over REST: closed bars, trades and instruments; needs no key.</summary>
/// <remarks>
/// A minute without trades has no bar. Rows may come that open before the start of a page; they are left out. The venue writes the side
/// of the order that rested, so the taker is on the other one. Safe for use from any thread.
/// </remarks>
public sealed class CoinbaseVenue : RestVenue
{
    private static readonly VenueRowLayout Candles = VenueRowLayout.OfLists(string.Empty, ["open time", "low", "high", "open", "close", "volume"]);
    private static readonly VenueRowLayout Trades = VenueRowLayout.OfObjects(string.Empty, ["trade_id", "time", "price", "size", "side"]);

    /// <summary>Creates the venue.</summary>
    /// <param name="options">Where and how it is asked.</param>
    /// <param name="time">The clock of this machine.</param>
    /// <exception cref="ArgumentException">The address or an option is out of range.</exception>
    public CoinbaseVenue(IOptions<CoinbaseOptions> options, TimeProvider time)
        : base(Description, options?.Value!, new PropertyErrorReader(code: null, "message", success: null), time)
    {
    }

    /// <summary>What it can do.</summary>
    public static VenueDescriptor Description { get; } = new()
    {
        Name = "coinbase",
        Title = "Coinbase Exchange",
        SymbolExample = "BTC-USD",
        Kinds = [InstrumentKind.Spot],
        Intervals = VenueInterval.List(("1m", "60"), ("5m", "300"), ("15m", "900"), ("1h", "3600"), ("6h", "21600"), ("1d", "86400")),
        BarLimit = 300,
        BarPaging = VenueBarPaging.Window,
        BarsNewestFirst = true,
        TradeLimit = 1_000,
        TradePaging = VenueTradePaging.Backward,
        TradeIds = TradeIdRule.Consecutive,
        TradesNewestFirst = true,
        Limits = CoinbaseRates.Documented,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<VenueStreamProtocol> Streams { get; } = [VenueStreamProtocols.Coinbase];

    /// <inheritdoc/>
    protected override VenueRowLayout BarLayout => Candles;

    /// <inheritdoc/>
    protected override VenueRowLayout TradeLayout => Trades;

    /// <inheritdoc/>
    protected override VenueRequest ClockRequest => new("time");

    /// <inheritdoc/>
    protected override DateTimeOffset ReadClock(JsonElement answer) => answer.Time("iso");

    /// <inheritdoc/>
    protected override VenueRequest InstrumentsRequest(string? symbol, string? token) => new("products");

    /// <inheritdoc/>
    protected override string? ReadInstruments(JsonElement answer, VenueInstrumentList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        foreach (var product in answer.Items())
        {
            list.Read(product, SymbolOf, ReadProduct);
        }

        return null;
    }

    /// <inheritdoc/>
    protected override VenueRequest BarsRequest(VenueBarQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            $"products/{Uri.EscapeDataString(query.Symbol)}/candles",
            $"granularity={query.Interval}&start={Seconds(query.Start)}&end={Seconds(query.End)}");
    }

    /// <inheritdoc/>
    protected override void ReadBar(ref VenueRow row, BarSeriesId series, ref VenueBarValues bar)
    {
        bar.OpenTime = row.Time(0);
        bar.Low = row.Decimal(1);
        bar.High = row.Decimal(2);
        bar.Open = row.Decimal(3);
        bar.Close = row.Decimal(4);
        bar.Volume = row.Decimal(5);
    }

    /// <inheritdoc/>
    protected override VenueRequest TradesRequest(VenueTradeQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var before = query.Border is { } first ? $"&after={Uri.EscapeDataString(first.VenueTradeId!)}" : string.Empty;
        return new(
            $"products/{Uri.EscapeDataString(query.Symbol)}/trades",
            string.Create(CultureInfo.InvariantCulture, $"limit={query.Limit}{before}"));
    }

    /// <inheritdoc/>
    protected override void ReadTrade(ref VenueRow row, InstrumentId instrument, ref VenueTradeValues trade)
    {
        trade.Id = row.Text(0);
        trade.Time = row.IsoTime(1);
        trade.Price = row.Decimal(2);
        trade.Quantity = row.Decimal(3);
        trade.TakerSide = row.Side(4, buy: "sell"u8, sell: "buy"u8);
    }

    private static string SymbolOf(JsonElement product) => product.Text("id");

    private static void ReadProduct(JsonElement product, VenueInstrumentList list)
    {
        var (symbol, baseAsset, quoteAsset) = (SymbolOf(product), product.Text("base_currency"), product.Text("quote_currency"));
        if (!list.TrySpot(symbol, baseAsset, quoteAsset, out var instrument))
        {
            return;
        }

        var status = product.OptionalText("status");
        var isRestricted = IsTrue(product, "trading_disabled") || IsTrue(product, "cancel_only") || IsTrue(product, "post_only");
        list.Add(new InstrumentInfo
        {
            Instrument = instrument,
            Symbol = symbol,
            BaseAsset = baseAsset,
            QuoteAsset = quoteAsset,
            TickSize = product.OptionalPositive("quote_increment"),
            LotStep = product.OptionalPositive("base_increment"),
            MinQuantity = product.OptionalPositive("base_min_size"),
            MinNotional = product.OptionalPositive("min_market_funds"),
            VenueStatus = status,
            Status = status switch
            {
                "online" => isRestricted ? InstrumentStatus.Halted : InstrumentStatus.Trading,
                "offline" or "internal" => InstrumentStatus.Halted,
                "delisted" => InstrumentStatus.Delisted,
                _ => InstrumentStatus.Unknown,
            },
        });
    }

    private static bool IsTrue(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Seconds(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
