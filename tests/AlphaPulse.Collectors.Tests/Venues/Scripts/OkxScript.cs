using AlphaPulse.Testing;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Excludes both borders, the newest first.</summary>
internal sealed class OkxScript() : Script<OkxOptions>("BTC-USDT", "okx:BTC-USDT", new(200, """{"code":"51001","msg":"Instrument ID does not exist","data":[]}""", "51001"))
{
    public override StreamScript? Stream => new OkxStreamScript();

    public override ScriptedReply Answer(string path, IReadOnlyDictionary<string, string> query, ScriptedMarket market) => path switch
    {
        "/api/v5/public/time" => Ok($$"""{"code":"0","msg":"","data":[{"ts":"{{Ms(market.Now)}}"}]}"""),
        "/api/v5/public/instruments" => Ok($$"""{"code":"0","msg":"","data":[{{Odd(market, """{"instId":"ETH-USDT","instType":7},""")}}{"instId":"{{market.Symbol}}","instType":"{{query["instType"]}}","state":"live","tickSz":"0.1","lotSz":"0.00000001","minSz":"0.00001","listTime":"1611907686000","ctVal":""}]}"""),
        "/api/v5/market/candles" or "/api/v5/market/history-candles" => Ok($$"""{"code":"0","msg":"","data":[{{Join(Bars(query, market), Row)}}]}"""),
        "/api/v5/market/history-trades" => Ok($$"""{"code":"0","msg":"","data":[{{Join(market.LastTrades(t => query["type"] == "1" ? t.Id < Number(query, "after") : t.Time < Ms(query, "after"), (int)Number(query, "limit")), Row)}}]}"""),
        _ => Error,
    };

    protected override IVenue Create(IOptions<OkxOptions> options) => new OkxVenue(options, TimeProvider.System);

    private static IReadOnlyList<ScriptedBar> Bars(IReadOnlyDictionary<string, string> query, ScriptedMarket market) =>
        market.LastBars(Ms(query, "before").AddMilliseconds(1), Ms(query, "after").AddMilliseconds(-1), (int)Number(query, "limit"));

    private static FormattableString Row(ScriptedBar b) =>
        $"[\"{Ms(b.OpenTime)}\",\"{b.Open}\",\"{b.High}\",\"{b.Low}\",\"{b.Close}\",\"{b.Volume}\",\"7\",\"7\",\"{(b.IsClosed ? 1 : 0)}\"]";

    private static FormattableString Row(ScriptedTrade t) =>
        $$"""{"instId":"BTC-USDT","side":"{{(t.TakerBought ? "buy" : "sell")}}","sz":"{{t.Quantity}}","px":"{{t.Price}}","tradeId":"{{t.Id}}","ts":"{{Ms(t.Time)}}"}""";
}
