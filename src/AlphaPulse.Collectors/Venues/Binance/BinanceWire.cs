using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>What the spot and the futures interfaces of Binance have in common: rows, queries, filters, the clock.</summary>
internal static class BinanceWire
{
    public static VenueRowLayout Klines { get; } = VenueRowLayout.OfLists(
        string.Empty,
        ["open time", "open", "high", "low", "close", "volume", "close time", "quote volume", "trade count", "taker buy volume", "taker buy quote volume"]);

    /// <summary>Aggregate trades: what one order took at one price.</summary>
    public static VenueRowLayout Trades { get; } = VenueRowLayout.OfObjects(string.Empty, ["a", "T", "p", "q", "m"]);

    public static string KlinesQuery(VenueBarQuery query) => string.Create(
        CultureInfo.InvariantCulture,
        $"symbol={Uri.EscapeDataString(query.Symbol)}&interval={query.Interval}&limit={query.Limit}&startTime={query.Start.ToUnixTimeMilliseconds()}&endTime={query.End.ToUnixTimeMilliseconds()}");

    public static string TradesQuery(VenueTradeQuery query) => string.Create(
        CultureInfo.InvariantCulture,
        $"symbol={Uri.EscapeDataString(query.Symbol)}&limit={query.Limit}&{(query.Border is { } last ? $"fromId={Uri.EscapeDataString(last.VenueTradeId!)}" : string.Create(CultureInfo.InvariantCulture, $"startTime={query.From.ToUnixTimeMilliseconds()}"))}");

    public static DateTimeOffset ReadClock(JsonElement answer) => answer.Time("serverTime");

    public static void ReadBar(ref VenueRow row, ref VenueBarValues bar)
    {
        bar.OpenTime = row.Time(0);
        bar.Open = row.Decimal(1);
        bar.High = row.Decimal(2);
        bar.Low = row.Decimal(3);
        bar.Close = row.Decimal(4);
        bar.Volume = row.Decimal(5);
        bar.QuoteVolume = row.Decimal(7);
        bar.TradeCount = row.Count(8);
        bar.TakerBuyVolume = row.Decimal(9);
        bar.TakerBuyQuoteVolume = row.Decimal(10);

        // The close time is the last millisecond of the bar.
        var last = row.Time(6);
        bar.CloseTime = row.Defect is null ? last.AddMilliseconds(1) : null;
    }

    public static void ReadTrade(ref VenueRow row, ref VenueTradeValues trade)
    {
        trade.Id = row.Text(0);
        trade.Time = row.Time(1);
        trade.Price = row.Decimal(2);
        trade.Quantity = row.Decimal(3);

        // Where the buyer's order rested in the book, the taker sold.
        trade.TakerSide = row.Side(4, "false"u8, "true"u8);
    }

    public static string SymbolOf(JsonElement symbol) => symbol.Text("symbol");

    /// <summary>Reads what both interfaces say about a symbol.</summary>
    public static InstrumentInfo ReadInstrument(JsonElement symbol, InstrumentId instrument)
    {
        decimal? tick = null, step = null, least = null, notional = null;
        foreach (var filter in symbol.TryGetProperty("filters", out var filters) ? filters.Items() : default)
        {
            switch (filter.OptionalText("filterType"))
            {
                case "PRICE_FILTER":
                    tick = filter.OptionalPositive("tickSize");
                    break;
                case "LOT_SIZE":
                    step = filter.OptionalPositive("stepSize");
                    least = filter.OptionalPositive("minQty");
                    break;
                case "MIN_NOTIONAL" or "NOTIONAL":
                    notional = filter.OptionalPositive("minNotional") ?? filter.OptionalPositive("notional");
                    break;
            }
        }

        var status = symbol.OptionalText("status") ?? symbol.OptionalText("contractStatus");
        return new InstrumentInfo
        {
            Instrument = instrument,
            Symbol = SymbolOf(symbol),
            BaseAsset = symbol.Text("baseAsset"),
            QuoteAsset = symbol.Text("quoteAsset"),
            TickSize = tick,
            LotStep = step,
            MinQuantity = least,
            MinNotional = notional,
            VenueStatus = status,
            Status = status switch
            {
                "TRADING" => InstrumentStatus.Trading,
                "PENDING_TRADING" or "PRE_TRADING" => InstrumentStatus.PreTrading,
                "BREAK" or "HALT" or "AUCTION_MATCH" or "END_OF_DAY" or "POST_TRADING" or "PRE_DELIVERING" or "PRE_SETTLE" or "DELIVERING" or "SETTLING" => InstrumentStatus.Halted,
                "DELIVERED" or "CLOSE" => InstrumentStatus.Delisted,
                _ => InstrumentStatus.Unknown,
            },
            ListedAt = symbol.OptionalTime("onboardDate"),
        };
    }
}
