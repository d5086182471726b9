using AlphaPulse.Testing;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

internal sealed class BinanceScript() : Script<BinanceOptions>("BTCUSDT", "binance:BTC-USDT", new(400, """{"code":-1121,"msg":"Invalid symbol."}""", "-1121"))
{
    public override StreamScript? Stream => new BinanceStreamScript();

    public override ScriptedReply Answer(string path, IReadOnlyDictionary<string, string> query, ScriptedMarket market) =>
        path.StartsWith("/api/v3/", StringComparison.Ordinal) ? Answer(path[8..], query, market, Error, string.Empty) : new(404, "{}");

    internal static ScriptedReply Answer(
        string name, IReadOnlyDictionary<string, string> query, ScriptedMarket market, ScriptedReply unknown, string more) => name switch
        {
            "time" => Ok($$"""{"serverTime":{{Ms(market.Now)}}}"""),
            "exchangeInfo" => more.Length > 0 || query.GetValueOrDefault("symbol", market.Symbol) == market.Symbol
                ? Ok($$"""{"symbols":[{{Odd(market, """{"symbol":"ETHUSDT","baseAsset":"ETH","contractType":"PERPETUAL"},""")}}{"symbol":"{{market.Symbol}}","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT"{{more}}}]}""")
                : unknown,
            "klines" => Ok($"[{Join(market.FirstBars(Ms(query, "startTime"), Ms(query, "endTime"), (int)Number(query, "limit")), Row)}]"),
            "aggTrades" => Ok($"[{Join(market.FirstTrades(t => query.ContainsKey("fromId") ? t.Id >= Number(query, "fromId") : t.Time >= Ms(query, "startTime"), (int)Number(query, "limit")), Row)}]"),
            "depth" => Ok($$"""{"lastUpdateId":1027024,"E":{{Ms(market.Now)}},"T":{{Ms(market.Now)}},"bids":[["100.50","431.00000000"],["100.40","0.5"]],"asks":[["100.60","12"]]}"""),
            _ => new(404, "{}"),
        };

    protected override IVenue Create(IOptions<BinanceOptions> options) => new BinanceVenue(options, TimeProvider.System);

    private static FormattableString Row(ScriptedBar b) =>
        $"[{Ms(b.OpenTime)},\"{b.Open}\",\"{b.High}\",\"{b.Low}\",\"{b.Close}\",\"{b.Volume}\",{Ms(b.CloseTime) - 1},\"1\",2,\"0.5\",\"50\",\"0\"]";

    private static FormattableString Row(ScriptedTrade t) =>
        $$"""{"a":{{t.Id}},"p":"{{t.Price}}","q":"{{t.Quantity}}","f":1,"l":1,"T":{{Ms(t.Time)}},"m":{{(t.TakerBought ? "false" : "true")}},"M":true}""";
}
