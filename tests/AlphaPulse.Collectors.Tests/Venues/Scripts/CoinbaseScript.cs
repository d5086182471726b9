using AlphaPulse.Testing;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Gives the bar before the start too, as the venue may.</summary>
internal sealed class CoinbaseScript() : Script<CoinbaseOptions>("BTC-USD", "coinbase:BTC-USD", new(404, """{"message":"NotFound"}"""))
{
    public override ScriptedReply Answer(string path, IReadOnlyDictionary<string, string> query, ScriptedMarket market) => path switch
    {
        "/time" => Ok($$"""{"iso":"{{UtcText.Format(market.Now)}}","epoch":{{Ms(market.Now) / 1000}}}"""),
        "/products" => Ok($$"""[{{Odd(market, "null,")}}{"id":"{{market.Symbol}}","base_currency":"BTC","quote_currency":"USD","status":"online"}]"""),
        "/products/BTC-USD/candles" => Candles(query, market),
        "/products/BTC-USD/trades" => Ok($"[{Join(market.LastTrades(t => !query.ContainsKey("after") || t.Id < Number(query, "after"), (int)Number(query, "limit")), Row)}]"),
        _ => Error,
    };

    protected override IVenue Create(IOptions<CoinbaseOptions> options) => new CoinbaseVenue(options, TimeProvider.System);

    private static ScriptedReply Candles(IReadOnlyDictionary<string, string> query, ScriptedMarket market)
    {
        var (start, end) = (Iso(query, "start"), Iso(query, "end"));
        return (end - start).TotalSeconds / Number(query, "granularity") < 300
            ? Ok($"[{Join(market.LastBars(start.AddMinutes(-1), end, 300), Row)}]")
            : new(400, """{"message":"granularity too small for the requested time range. Count of aggregations requested exceeds 300"}""");
    }

    private static FormattableString Row(ScriptedBar b) => $"[{Ms(b.OpenTime) / 1000},{b.Low},{b.High},{b.Open},{b.Close},{b.Volume}]";

    private static FormattableString Row(ScriptedTrade t) =>
        $$"""{"trade_id":{{t.Id}},"side":"{{(t.TakerBought ? "sell" : "buy")}}","size":"{{t.Quantity}}","price":"{{t.Price}}","time":"{{UtcText.Format(t.Time)}}"}""";
}
