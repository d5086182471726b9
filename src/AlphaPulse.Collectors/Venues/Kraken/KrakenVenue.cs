using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors;

/// <summary>Kraken's spot market over REST: closed bars, trades and instruments; needs no key.</summary>
/// <remarks>
/// The venue gives the latest 720 bars of a timeframe whatever start is asked for; asking for older ones is an error, while its trades go
/// back to the first. A minute without trades has a bar of volume 0, whose average price is absent. <c>XBT</c> and <c>XDG</c> are named
/// <c>BTC</c> and <c>DOGE</c> here. Weekly bars and those of 15 days are left out: their grid begins on a Thursday. Safe for use from any
/// thread.
/// </remarks>
public sealed class KrakenVenue : RestVenue
{
    private static readonly VenueRowLayout Candles = VenueRowLayout.OfLists(
        "result/" + VenueRowLayout.AnyList, ["open time", "open", "high", "low", "close", "vwap", "volume", "trade count"]);

    private static readonly VenueRowLayout Trades = VenueRowLayout.OfLists(
        "result/" + VenueRowLayout.AnyList, ["price", "volume", "time", "side", "order type", "miscellaneous", "trade id"], token: "result/last");

    /// <summary>Creates the venue.</summary>
    /// <param name="options">Where and how it is asked.</param>
    /// <param name="time">The clock of this machine.</param>
    /// <exception cref="ArgumentException">The address or an option is out of range.</exception>
    public KrakenVenue(IOptions<KrakenOptions> options, TimeProvider time)
        : base(Description, options?.Value!, new KrakenErrorReader(), time)
    {
    }

    /// <summary>What it can do.</summary>
    public static VenueDescriptor Description { get; } = new()
    {
        Name = "kraken",
        Title = "Kraken",
        SymbolExample = "XBTUSD",
        Kinds = [InstrumentKind.Spot],
        Intervals = VenueInterval.List(("1m", "1"), ("5m", "5"), ("15m", "15"), ("30m", "30"), ("1h", "60"), ("4h", "240"), ("1d", "1440")),
        BarLimit = 720,
        BarPaging = VenueBarPaging.LatestOnly,
        TradeLimit = 1_000,
        TradePaging = VenueTradePaging.Token,
        TradeIds = TradeIdRule.Consecutive,
        Limits = KrakenRates.Documented,
    };

    /// <summary>The venue's name of an asset: the other way round from what its lists are read to.</summary>
    internal static string VenueName(string asset) => asset switch
    {
        "BTC" => "XBT",
        "DOGE" => "XDG",
        _ => asset,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<VenueStreamProtocol> Streams { get; } = [VenueStreamProtocols.Kraken];

    /// <inheritdoc/>
    protected override VenueRowLayout BarLayout => Candles;

    /// <inheritdoc/>
    protected override VenueRowLayout TradeLayout => Trades;

    /// <inheritdoc/>
    protected override VenueRequest ClockRequest => new("0/public/Time");

    /// <inheritdoc/>
    protected override DateTimeOffset ReadClock(JsonElement answer) => answer.Get("result").Time("unixtime");

    /// <inheritdoc/>
    protected override VenueRequest InstrumentsRequest(string? symbol, string? token) =>
        new("0/public/AssetPairs", symbol is null ? string.Empty : $"pair={Uri.EscapeDataString(symbol)}");

    /// <inheritdoc/>
    protected override string? ReadInstruments(JsonElement answer, VenueInstrumentList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var pairs = answer.Get("result");
        if (pairs.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The pairs are no object.");
        }

        foreach (var pair in pairs.EnumerateObject())
        {
            list.Read(pair.Value, SymbolOf, ReadPair);
        }

        return null;
    }

    /// <inheritdoc/>
    protected override VenueRequest BarsRequest(VenueBarQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);

        // What is after "since" is given, so that a second is taken off.
        return new(
            "0/public/OHLC",
            string.Create(CultureInfo.InvariantCulture, $"pair={Uri.EscapeDataString(query.Symbol)}&interval={query.Interval}&since={query.Start.ToUnixTimeSeconds() - 1}"));
    }

    /// <inheritdoc/>
    protected override void ReadBar(ref VenueRow row, BarSeriesId series, ref VenueBarValues bar)
    {
        bar.OpenTime = row.Time(0);
        bar.Open = row.Decimal(1);
        bar.High = row.Decimal(2);
        bar.Low = row.Decimal(3);
        bar.Close = row.Decimal(4);
        bar.Volume = row.Decimal(6);
        bar.TradeCount = row.Count(7);

        // Nothing traded has no average; the venue writes 0.
        var vwap = row.Decimal(5);
        bar.Vwap = vwap == 0 && bar.TradeCount == 0 ? null : vwap;
    }

    /// <inheritdoc/>
    protected override VenueRequest TradesRequest(VenueTradeQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var nanoseconds = (query.From - DateTimeOffset.UnixEpoch).Ticks * (decimal)TimeSpan.NanosecondsPerTick;
        return new(
            "0/public/Trades",
            string.Create(CultureInfo.InvariantCulture, $"pair={Uri.EscapeDataString(query.Symbol)}&count={query.Limit}&since={Uri.EscapeDataString(query.Token ?? (nanoseconds - 1).ToString("0", CultureInfo.InvariantCulture))}"));
    }

    /// <inheritdoc/>
    protected override void ReadTrade(ref VenueRow row, InstrumentId instrument, ref VenueTradeValues trade)
    {
        trade.Id = row.Text(6);
        trade.Time = row.Time(2);
        trade.Price = row.Decimal(0);
        trade.Quantity = row.Decimal(1);
        trade.TakerSide = row.Side(3, "b"u8, "s"u8);
    }

    private static string SymbolOf(JsonElement pair) => pair.Text("altname");

    private static void ReadPair(JsonElement pair, VenueInstrumentList list)
    {
        var symbol = SymbolOf(pair);
        if (pair.OptionalText("wsname")?.Split('/') is not [var baseAsset, var quoteAsset])
        {
            list.Reject(symbol, "it has no public name of two assets, as the dark pools");
            return;
        }

        if (!list.TrySpot(symbol, UsualName(baseAsset), UsualName(quoteAsset), out var instrument))
        {
            return;
        }

        var status = pair.OptionalText("status");
        list.Add(new InstrumentInfo
        {
            Instrument = instrument,
            Symbol = symbol,
            BaseAsset = pair.Text("base"),
            QuoteAsset = pair.Text("quote"),
            TickSize = pair.OptionalPositive("tick_size") ?? Step(pair, "pair_decimals"),
            LotStep = Step(pair, "lot_decimals"),
            MinQuantity = pair.OptionalPositive("ordermin"),
            MinNotional = pair.OptionalPositive("costmin"),
            VenueStatus = status,
            Status = status switch
            {
                "online" or "post_only" or "limit_only" => InstrumentStatus.Trading,
                "cancel_only" or "reduce_only" or "maintenance" => InstrumentStatus.Halted,
                "delisted" => InstrumentStatus.Delisted,
                _ => InstrumentStatus.Unknown,
            },
        });
    }

    private static string UsualName(string asset) => asset switch
    {
        "XBT" => "BTC",
        "XDG" => "DOGE",
        _ => asset,
    };

    private static decimal? Step(JsonElement pair, string name) =>
        pair.OptionalDecimal(name) is { } digits and >= 0 and <= 28 && digits == decimal.Truncate(digits) ? new decimal(1, 0, 0, isNegative: false, (byte)digits) : null;
}
