using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors;

/// <summary>OKX over REST: closed bars, trades and instruments, spot or contracts; needs no key.</summary>
/// <remarks>
/// The latest 1,440 bars come 300 at a time and older ones 100 at a time from another path. Hours of 6 and 12, days, weeks and months
/// are those of UTC. Volumes of bars are in the base asset. Trades are those of spot pairs: the venue counts trades of contracts in
/// contracts. Safe for use from any thread.
/// </remarks>
public sealed class OkxVenue : RestVenue
{
    private const int RecentBars = 1_400;
    private const int OlderLimit = 100;

    private static readonly VenueRowLayout Candles = VenueRowLayout.OfLists(
        "data", ["open time", "open", "high", "low", "close", "volume", "base volume", "quote volume", "confirm"]);

    private static readonly VenueRowLayout Trades = VenueRowLayout.OfObjects("data", ["tradeId", "ts", "px", "sz", "side"]);
    private readonly string _type;

    /// <summary>Creates the venue.</summary>
    /// <param name="options">Where and how it is asked.</param>
    /// <param name="time">The clock of this machine.</param>
    /// <exception cref="ArgumentException">The address or an option is out of range.</exception>
    public OkxVenue(IOptions<OkxOptions> options, TimeProvider time)
        : base(Description, options?.Value!, new PropertyErrorReader("code", "msg", success: "0", "50001", "50004", "50013", "50026") { RateLimitCodes = ["50011", "50040", "50061"] }, time)
    {
        _type = options!.Value.Kind switch
        {
            InstrumentKind.Spot => "SPOT",
            InstrumentKind.Perpetual => "SWAP",
            InstrumentKind.Dated => "FUTURES",
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Value.Kind, "OkxOptions.Kind must be Spot, Perpetual or Dated."),
        };
    }

    /// <summary>What it can do.</summary>
    public static VenueDescriptor Description { get; } = new()
    {
        Name = "okx",
        Title = "OKX",
        SymbolExample = "BTC-USDT",
        Kinds = [InstrumentKind.Spot, InstrumentKind.Perpetual, InstrumentKind.Dated],
        Intervals = VenueInterval.List(
            ("1m", "1m"), ("3m", "3m"), ("5m", "5m"), ("15m", "15m"), ("30m", "30m"), ("1h", "1H"), ("2h", "2H"), ("4h", "4H"),
            ("6h", "6Hutc"), ("12h", "12Hutc"), ("1d", "1Dutc"), ("1w", "1Wutc"), ("1mo", "1Mutc")),
        BarLimit = 300,
        BarPaging = VenueBarPaging.Window,
        BarsNewestFirst = true,
        TradeLimit = 100,
        TradePaging = VenueTradePaging.Backward,
        TradesNewestFirst = true,
        Limits = OkxRates.Documented,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<VenueStreamProtocol> Streams { get; } = [VenueStreamProtocols.OkxBars, VenueStreamProtocols.Okx];

    /// <inheritdoc/>
    protected override VenueRowLayout BarLayout => Candles;

    /// <inheritdoc/>
    protected override VenueRowLayout TradeLayout => Trades;

    /// <inheritdoc/>
    protected override VenueRequest ClockRequest => OkxRates.Ask(OkxRates.Time);

    /// <inheritdoc/>
    protected override DateTimeOffset ReadClock(JsonElement answer)
    {
        foreach (var item in answer.Get("data").Items())
        {
            return item.Time("ts");
        }

        throw new JsonException("There is no time.");
    }

    /// <inheritdoc/>
    protected override VenueRequest InstrumentsRequest(string? symbol, string? token) => OkxRates.Ask(OkxRates.Instruments, $"instType={_type}");

    /// <inheritdoc/>
    protected override string? ReadInstruments(JsonElement answer, VenueInstrumentList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        foreach (var item in answer.Get("data").Items())
        {
            list.Read(item, SymbolOf, ReadInstrument);
        }

        return null;
    }

    /// <inheritdoc/>
    protected override int BarLimitAt(Timeframe timeframe, DateTimeOffset start, DateTimeOffset clock)
    {
        var limit = base.BarLimitAt(timeframe, start, clock);
        return IsRecent(timeframe, start, clock) ? limit : Math.Min(limit, OlderLimit);
    }

    /// <inheritdoc/>
    protected override VenueRequest BarsRequest(VenueBarQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);

        // Both borders are excluded: "before" gives what is newer, "after" what is older.
        return OkxRates.Ask(
            IsRecent(query.Series.Timeframe, query.Start, query.Clock) ? OkxRates.Candles : OkxRates.OlderCandles,
            string.Create(
                CultureInfo.InvariantCulture,
                $"instId={Uri.EscapeDataString(query.Symbol)}&bar={query.Interval}&limit={query.Limit}&before={query.Start.ToUnixTimeMilliseconds() - 1}&after={query.End.ToUnixTimeMilliseconds() + 1}"));
    }

    /// <inheritdoc/>
    protected override void ReadBar(ref VenueRow row, BarSeriesId series, ref VenueBarValues bar)
    {
        bar.OpenTime = row.Time(0);
        bar.Open = row.Decimal(1);
        bar.High = row.Decimal(2);
        bar.Low = row.Decimal(3);
        bar.Close = row.Decimal(4);

        // The first volume of a contract counts contracts; the second volume of a spot pair is in the quote asset.
        bar.Volume = row.Decimal(series.Instrument.Kind == InstrumentKind.Spot ? 5 : 6);
        bar.QuoteVolume = row.Decimal(7);
        var confirm = row.Count(8);
        bar.IsForming = confirm == 0;
    }

    /// <inheritdoc/>
    protected override VenueRequest TradesRequest(VenueTradeQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Instrument.Kind != InstrumentKind.Spot)
        {
            throw new ArgumentException($"OKX counts the trades of '{query.Symbol}' in contracts and not in its base asset, so that they are no trades here; its bars are in the base asset.", nameof(query));
        }

        var older = query.Border is { } first
            ? $"&type=1&after={Uri.EscapeDataString(first.VenueTradeId!)}"
            : string.Create(CultureInfo.InvariantCulture, $"&type=2&after={query.Until.ToUnixTimeMilliseconds() + 1}");
        return OkxRates.Ask(
            OkxRates.OlderTrades,
            string.Create(CultureInfo.InvariantCulture, $"instId={Uri.EscapeDataString(query.Symbol)}&limit={query.Limit}{older}"));
    }

    /// <inheritdoc/>
    protected override void ReadTrade(ref VenueRow row, InstrumentId instrument, ref VenueTradeValues trade)
    {
        trade.Id = row.Text(0);
        trade.Time = row.Time(1);
        trade.Price = row.Decimal(2);
        trade.Quantity = row.Decimal(3);
        trade.TakerSide = row.Side(4, "buy"u8, "sell"u8);
    }

    private static bool IsRecent(Timeframe timeframe, DateTimeOffset start, DateTimeOffset clock) => start > timeframe.Add(clock, -RecentBars);

    private static string SymbolOf(JsonElement item) => item.Text("instId");

    private static void ReadInstrument(JsonElement item, VenueInstrumentList list)
    {
        var symbol = SymbolOf(item);
        var isSpot = item.Text("instType") == "SPOT";

        // Contracts of one underlying that differ in their margin, as BTC-USD-SWAP and BTC-USD_UM-SWAP, differ in their family.
        var family = isSpot ? symbol : item.OptionalText("instFamily") ?? item.OptionalText("uly") ?? symbol;
        var parts = family.Split('-');
        if (parts is not [var baseAsset, var quoteAsset])
        {
            list.Reject(symbol, "its family is no pair of two assets");
            return;
        }

        if (!(isSpot
            ? list.TrySpot(symbol, baseAsset, quoteAsset, out var instrument)
            : list.TryFuture(symbol, baseAsset, quoteAsset, item.OptionalTime("expTime"), out instrument)))
        {
            return;
        }

        var state = item.OptionalText("state");
        list.Add(new InstrumentInfo
        {
            Instrument = instrument,
            Symbol = symbol,
            BaseAsset = baseAsset,
            QuoteAsset = isSpot || item.OptionalText("uly")?.Split('-') is not [_, var quoted] ? quoteAsset : quoted,
            TickSize = item.OptionalPositive("tickSz"),
            LotStep = item.OptionalPositive("lotSz"),
            MinQuantity = item.OptionalPositive("minSz"),
            ContractSize = isSpot ? null : item.OptionalPositive("ctVal"),
            ContractAsset = isSpot ? null : item.OptionalText("ctValCcy"),
            VenueStatus = state,
            Status = state switch
            {
                "live" => InstrumentStatus.Trading,
                "preopen" => InstrumentStatus.PreTrading,
                "suspend" => InstrumentStatus.Halted,
                "expired" => InstrumentStatus.Delisted,
                _ => InstrumentStatus.Unknown,
            },
            ListedAt = item.OptionalTime("listTime"),
        });
    }
}
