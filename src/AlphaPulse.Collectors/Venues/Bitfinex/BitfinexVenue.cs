using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors;

/// <summary>Bitfinex's spot market over REST: closed bars, trades and instruments; needs no key.</summary>
/// <remarks>
/// A minute without trades has no bar. The venue has no answer that is its clock: the time of the latest trade of a busy symbol stands for
/// it, which the clock has certainly passed. <c>UST</c> is named <c>USDT</c> here. Weeks and fortnights are left out: where their grid begins is
/// not documented. Safe for use from any thread.
/// </remarks>
public sealed class BitfinexVenue : RestVenue
{
    private static readonly VenueRowLayout Candles = VenueRowLayout.OfLists(string.Empty, ["open time", "open", "close", "high", "low", "volume"]);
    private static readonly VenueRowLayout Trades = VenueRowLayout.OfLists(string.Empty, ["id", "time", "amount", "price"]);
    private readonly string _clockSymbol;

    /// <summary>Creates the venue.</summary>
    /// <param name="options">Where and how it is asked.</param>
    /// <param name="time">The clock of this machine.</param>
    /// <exception cref="ArgumentException">The address or an option is out of range.</exception>
    public BitfinexVenue(IOptions<BitfinexOptions> options, TimeProvider time)
        : base(Description, options?.Value!, new BitfinexErrorReader(), time) =>
        _clockSymbol = !string.IsNullOrWhiteSpace(options!.Value.ClockSymbol)
            ? options.Value.ClockSymbol
            : throw new ArgumentException("BitfinexOptions.ClockSymbol is empty; name a busy symbol such as tBTCUSD.", nameof(options));

    /// <summary>What it can do.</summary>
    public static VenueDescriptor Description { get; } = new()
    {
        Name = "bitfinex",
        Title = "Bitfinex",
        SymbolExample = "tBTCUSD",
        Kinds = [InstrumentKind.Spot],
        Intervals = VenueInterval.List(
            ("1m", "1m"), ("5m", "5m"), ("15m", "15m"), ("30m", "30m"), ("1h", "1h"), ("3h", "3h"), ("6h", "6h"), ("12h", "12h"), ("1d", "1D"), ("1mo", "1M")),
        BarLimit = 10_000,
        BarPaging = VenueBarPaging.FromStart,
        TradeLimit = 10_000,
        TradePaging = VenueTradePaging.Forward,
        Limits = BitfinexRates.Documented,
        Clock = "latest trade of a busy symbol",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<VenueStreamProtocol> Streams { get; } = [VenueStreamProtocols.Bitfinex];

    /// <inheritdoc/>
    protected override VenueRowLayout BarLayout => Candles;

    /// <inheritdoc/>
    protected override VenueRowLayout TradeLayout => Trades;

    /// <inheritdoc/>
    protected override VenueRequest ClockRequest => new($"v2/trades/{Uri.EscapeDataString(_clockSymbol)}/hist", "limit=1", RateGroup: BitfinexRates.Trades);

    /// <inheritdoc/>
    protected override DateTimeOffset ReadClock(JsonElement answer)
    {
        foreach (var trade in answer.Items())
        {
            return trade.ValueKind == JsonValueKind.Array && trade.GetArrayLength() > 1 && trade[1].ValueKind == JsonValueKind.Number
                && trade[1].TryGetDecimal(out var time) && VenueTime.TryRead(time, out var clock)
                    ? clock
                    : throw new JsonException("The latest trade has no time.");
        }

        throw new JsonException("There is no trade that would show the time; name a busy symbol in BitfinexOptions.ClockSymbol.");
    }

    /// <inheritdoc/>
    protected override VenueRequest InstrumentsRequest(string? symbol, string? token) => new("v2/conf/pub:info:pair", RateGroup: BitfinexRates.Pairs);

    /// <inheritdoc/>
    protected override string? ReadInstruments(JsonElement answer, VenueInstrumentList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        foreach (var group in answer.Items())
        {
            foreach (var pair in group.Items())
            {
                list.Read(pair, SymbolOf, ReadPair);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    protected override VenueRequest BarsRequest(VenueBarQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(
            $"v2/candles/trade:{query.Interval}:{Uri.EscapeDataString(query.Symbol)}/hist",
            string.Create(CultureInfo.InvariantCulture, $"start={query.Start.ToUnixTimeMilliseconds()}&end={query.End.ToUnixTimeMilliseconds()}&limit={query.Limit}&sort=1"),
            RateGroup: BitfinexRates.Candles);
    }

    /// <inheritdoc/>
    protected override void ReadBar(ref VenueRow row, BarSeriesId series, ref VenueBarValues bar)
    {
        bar.OpenTime = row.Time(0);
        bar.Open = row.Decimal(1);
        bar.Close = row.Decimal(2);
        bar.High = row.Decimal(3);
        bar.Low = row.Decimal(4);
        bar.Volume = row.Decimal(5);
    }

    /// <inheritdoc/>
    protected override VenueRequest TradesRequest(VenueTradeQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var start = query.Border?.Time ?? query.From;
        return new(
            $"v2/trades/{Uri.EscapeDataString(query.Symbol)}/hist",
            string.Create(CultureInfo.InvariantCulture, $"start={start.ToUnixTimeMilliseconds()}&end={query.Until.ToUnixTimeMilliseconds()}&limit={query.Limit}&sort=1"),
            RateGroup: BitfinexRates.Trades);
    }

    /// <inheritdoc/>
    protected override void ReadTrade(ref VenueRow row, InstrumentId instrument, ref VenueTradeValues trade)
    {
        trade.Id = row.Text(0);
        trade.Time = row.Time(1);
        trade.Price = row.Decimal(3);

        // The sign of the amount is the side of the taker.
        var amount = row.Decimal(2);
        trade.Quantity = Math.Abs(amount);
        trade.TakerSide = amount > 0 ? TradeSide.Buy : TradeSide.Sell;
    }

    private static string SymbolOf(JsonElement pair) =>
        pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() > 0 && pair[0].ValueKind == JsonValueKind.String
            ? "t" + pair[0].GetString()
            : throw new JsonException("A pair has no name.");

    private static void ReadPair(JsonElement pair, VenueInstrumentList list)
    {
        var symbol = SymbolOf(pair);
        if (pair.GetArrayLength() < 2 || pair[1].ValueKind != JsonValueKind.Array || pair[1].GetArrayLength() < 4)
        {
            throw new JsonException("A pair is no list of a name and its rules.");
        }

        if (Split(symbol[1..]) is not [var baseAsset, var quoteAsset])
        {
            list.Reject(symbol, "it is no pair of two assets");
            return;
        }

        if (list.TrySpot(symbol, UsualName(baseAsset), UsualName(quoteAsset), out var instrument))
        {
            // Prices have five significant digits, so that there is no fixed tick.
            list.Add(new InstrumentInfo
            {
                Instrument = instrument,
                Symbol = symbol,
                BaseAsset = baseAsset,
                QuoteAsset = quoteAsset,
                MinQuantity = pair[1][3].ValueKind == JsonValueKind.String && DecimalText.TryParseExact(pair[1][3].GetString(), out var least) && least > 0 ? least : null,
                Status = InstrumentStatus.Trading,
            });
        }
    }

    private static string[] Split(string name) =>
        name.Contains(':', StringComparison.Ordinal) ? name.Split(':') : name.Length == 6 ? [name[..3], name[3..]] : [];

    private static string UsualName(string asset) => asset == "UST" ? "USDT" : asset;
}
