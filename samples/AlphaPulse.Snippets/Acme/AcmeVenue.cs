using System.Text.Json;
using AlphaPulse.Collectors;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Snippets.Acme;

// snippet: venue
public sealed class AcmeVenue(IOptions<AcmeVenueOptions> options, TimeProvider time)
    : RestVenue(Description, options.Value, new PropertyErrorReader("code", "message", success: "0", "429"), time)
{
    public static VenueDescriptor Description { get; } = new()
    {
        Name = "acme",
        Title = "Acme",
        SymbolExample = "BTC/USD",
        Kinds = [InstrumentKind.Spot],
        Intervals = VenueInterval.List(("1m", "60"), ("1h", "3600")),
        BarLimit = 500,
        BarPaging = VenueBarPaging.FromStart,
        TradeLimit = 1_000,
        TradePaging = VenueTradePaging.Forward,
    };

    public override IReadOnlyList<VenueStreamProtocol> Streams { get; } = [new AcmeStreamProtocol()];

    protected override VenueRowLayout BarLayout { get; } = VenueRowLayout.OfLists("bars", ["time", "open", "high", "low", "close", "volume"]);

    protected override VenueRowLayout TradeLayout { get; } = VenueRowLayout.OfObjects("trades", ["id", "time", "price", "size", "taker"]);

    protected override VenueRequest ClockRequest => new("clock");

    protected override DateTimeOffset ReadClock(JsonElement answer) => answer.Time("now");

    protected override VenueRequest InstrumentsRequest(string? symbol, string? token) => new("pairs");

    protected override string? ReadInstruments(JsonElement answer, VenueInstrumentList list)
    {
        foreach (var pair in answer.Get("pairs").Items())
        {
            list.Read(pair, SymbolOf, ReadPair);
        }

        return null;
    }

    protected override VenueRequest BarsRequest(VenueBarQuery query) => new(
        "bars", $"pair={Uri.EscapeDataString(query.Symbol)}&seconds={query.Interval}&from={query.Start.ToUnixTimeMilliseconds()}&to={query.End.ToUnixTimeMilliseconds()}&limit={query.Limit}");

    protected override void ReadBar(ref VenueRow row, BarSeriesId series, ref VenueBarValues bar)
    {
        bar.OpenTime = row.Time(0);
        bar.Open = row.Decimal(1);
        bar.High = row.Decimal(2);
        bar.Low = row.Decimal(3);
        bar.Close = row.Decimal(4);
        bar.Volume = row.Decimal(5);
    }

    protected override VenueRequest TradesRequest(VenueTradeQuery query) => new(
        "trades", $"pair={Uri.EscapeDataString(query.Symbol)}&limit={query.Limit}&{(query.Border is { } last ? $"id={Uri.EscapeDataString(last.VenueTradeId!)}" : $"from={query.From.ToUnixTimeMilliseconds()}")}");

    protected override void ReadTrade(ref VenueRow row, InstrumentId instrument, ref VenueTradeValues trade)
    {
        trade.Id = row.Text(0);
        trade.Time = row.Time(1);
        trade.Price = row.Decimal(2);
        trade.Quantity = row.Decimal(3);
        trade.TakerSide = row.Side(4, "buy"u8, "sell"u8);
    }

    private static string SymbolOf(JsonElement pair) => pair.Text("name");

    private static void ReadPair(JsonElement pair, VenueInstrumentList list)
    {
        var (symbol, baseAsset, quoteAsset) = (SymbolOf(pair), pair.Text("base"), pair.Text("quote"));
        if (list.TrySpot(symbol, baseAsset, quoteAsset, out var instrument))
        {
            list.Add(new InstrumentInfo
            {
                Instrument = instrument,
                Symbol = symbol,
                BaseAsset = baseAsset,
                QuoteAsset = quoteAsset,
                TickSize = pair.OptionalPositive("tick"),
            });
        }
    }
}
// end
