using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors;

/// <summary>Bybit over REST: closed bars, the latest trades and instruments, spot or linear contracts; needs no key.</summary>
/// <remarks>
/// Inverse contracts are left out: their volumes are in the quote asset. Of trades the venue gives the latest 60 (spot) or 1,000
/// (contracts) only. Safe for use from any thread.
/// </remarks>
public sealed class BybitVenue : RestVenue
{
    private static readonly VenueRowLayout Candles = VenueRowLayout.OfLists(
        "result/list", ["open time", "open", "high", "low", "close", "volume", "turnover"]);

    private static readonly VenueRowLayout Trades = VenueRowLayout.OfObjects("result/list", ["execId", "time", "price", "size", "side"]);
    private readonly string _category;

    /// <summary>Creates the venue.</summary>
    /// <param name="options">Where and how it is asked.</param>
    /// <param name="time">The clock of this machine.</param>
    /// <exception cref="ArgumentException">The address or an option is out of range.</exception>
    public BybitVenue(IOptions<BybitOptions> options, TimeProvider time)
        : base(DescriptionOf(options?.Value.Kind), options?.Value!, new PropertyErrorReader("retCode", "retMsg", success: "0", "10000", "10016") { RateLimitCodes = ["10006", "10018", "10429"] }, time) =>
        _category = options!.Value.Kind == InstrumentKind.Spot ? "spot" : "linear";

    /// <summary>What it can do.</summary>
    public static VenueDescriptor Description { get; } = new()
    {
        Name = "bybit",
        Title = "Bybit",
        SymbolExample = "BTCUSDT",
        Kinds = [InstrumentKind.Spot, InstrumentKind.Perpetual, InstrumentKind.Dated],
        Intervals = VenueInterval.List(
            ("1m", "1"), ("3m", "3"), ("5m", "5"), ("15m", "15"), ("30m", "30"), ("1h", "60"), ("2h", "120"), ("4h", "240"),
            ("6h", "360"), ("12h", "720"), ("1d", "D"), ("1w", "W"), ("1mo", "M")),
        BarLimit = 1_000,
        BarPaging = VenueBarPaging.Window,
        BarsNewestFirst = true,
        TradeLimit = 60,
        TradePaging = VenueTradePaging.LatestOnly,
        TradesNewestFirst = true,
        Limits = BybitRates.Documented,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<VenueStreamProtocol> Streams => [_category == "spot" ? VenueStreamProtocols.BybitSpot : VenueStreamProtocols.BybitLinear];

    /// <inheritdoc/>
    protected override VenueRowLayout BarLayout => Candles;

    /// <inheritdoc/>
    protected override VenueRowLayout TradeLayout => Trades;

    /// <inheritdoc/>
    protected override VenueRequest ClockRequest => new("v5/market/time");

    /// <inheritdoc/>
    protected override DateTimeOffset ReadClock(JsonElement answer) => answer.Get("result").Time("timeNano");

    /// <inheritdoc/>
    protected override VenueRequest InstrumentsRequest(string? symbol, string? token) => new(
        "v5/market/instruments-info",
        $"category={_category}{(symbol is null ? "&limit=1000" : $"&symbol={Uri.EscapeDataString(symbol)}")}{(token is null ? string.Empty : $"&cursor={Uri.EscapeDataString(token)}")}");

    /// <inheritdoc/>
    protected override string? ReadInstruments(JsonElement answer, VenueInstrumentList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var result = answer.Get("result");
        foreach (var item in result.Get("list").Items())
        {
            list.Read(item, SymbolOf, ReadInstrument);
        }

        return result.OptionalText("nextPageCursor");
    }

    /// <inheritdoc/>
    protected override VenueRequest BarsRequest(VenueBarQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            "v5/market/kline",
            string.Create(
                CultureInfo.InvariantCulture,
                $"category={_category}&symbol={Uri.EscapeDataString(query.Symbol)}&interval={query.Interval}&limit={query.Limit}&start={query.Start.ToUnixTimeMilliseconds()}&end={query.End.ToUnixTimeMilliseconds()}"));
    }

    /// <inheritdoc/>
    protected override void ReadBar(ref VenueRow row, BarSeriesId series, ref VenueBarValues bar)
    {
        bar.OpenTime = row.Time(0);
        bar.Open = row.Decimal(1);
        bar.High = row.Decimal(2);
        bar.Low = row.Decimal(3);
        bar.Close = row.Decimal(4);
        bar.Volume = row.Decimal(5);
        bar.QuoteVolume = row.Decimal(6);
    }

    /// <inheritdoc/>
    protected override VenueRequest TradesRequest(VenueTradeQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            "v5/market/recent-trade",
            string.Create(CultureInfo.InvariantCulture, $"category={_category}&symbol={Uri.EscapeDataString(query.Symbol)}&limit={query.Limit}"));
    }

    /// <inheritdoc/>
    protected override void ReadTrade(ref VenueRow row, InstrumentId instrument, ref VenueTradeValues trade)
    {
        trade.Id = row.Text(0);
        trade.Time = row.Time(1);
        trade.Price = row.Decimal(2);
        trade.Quantity = row.Decimal(3);
        trade.TakerSide = row.Side(4, "Buy"u8, "Sell"u8);
    }

    private static VenueDescriptor DescriptionOf(InstrumentKind? kind) => kind switch
    {
        null or InstrumentKind.Spot => Description with { Kinds = [InstrumentKind.Spot] },
        InstrumentKind.Perpetual => Description with { Kinds = [InstrumentKind.Perpetual, InstrumentKind.Dated], TradeLimit = 1_000 },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "BybitOptions.Kind must be Spot or Perpetual, which lists dated contracts too."),
    };

    private static string SymbolOf(JsonElement item) => item.Text("symbol");

    private void ReadInstrument(JsonElement item, VenueInstrumentList list)
    {
        var (symbol, baseAsset, quoteAsset) = (SymbolOf(item), item.Text("baseCoin"), item.Text("quoteCoin"));
        if (!(_category == "spot"
            ? list.TrySpot(symbol, baseAsset, quoteAsset, out var instrument)
            : list.TryFuture(symbol, baseAsset, quoteAsset, item.OptionalTime("deliveryTime"), out instrument)))
        {
            return;
        }

        var status = item.OptionalText("status");
        var lot = item.Get("lotSizeFilter");
        list.Add(new InstrumentInfo
        {
            Instrument = instrument,
            Symbol = symbol,
            BaseAsset = baseAsset,
            QuoteAsset = quoteAsset,
            TickSize = item.Get("priceFilter").OptionalPositive("tickSize"),
            LotStep = lot.OptionalPositive("qtyStep") ?? lot.OptionalPositive("basePrecision"),
            MinQuantity = lot.OptionalPositive("minOrderQty"),
            MinNotional = lot.OptionalPositive("minNotionalValue") ?? lot.OptionalPositive("minOrderAmt"),
            VenueStatus = status,
            Status = status switch
            {
                "Trading" => InstrumentStatus.Trading,
                "PreLaunch" => InstrumentStatus.PreTrading,
                "Delivering" => InstrumentStatus.Halted,
                "Closed" => InstrumentStatus.Delisted,
                _ => InstrumentStatus.Unknown,
            },
            ListedAt = item.OptionalTime("launchTime"),
        });
    }
}
