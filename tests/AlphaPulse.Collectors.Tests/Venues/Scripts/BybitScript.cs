using AlphaPulse.Testing;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

internal sealed class BybitScript() : Script<BybitOptions>("BTCUSDT", "bybit:BTC-USDT", new(200, """{"retCode":10001,"retMsg":"params error: symbol invalid","result":{}}""", "10001"))
{
    public override StreamScript? Stream => new BybitStreamScript();

    public override ScriptedReply Answer(string path, IReadOnlyDictionary<string, string> query, ScriptedMarket market) => path switch
    {
        "/v5/market/time" => Ok($$"""{"retCode":0,"retMsg":"OK","result":{"timeSecond":"{{Ms(market.Now) / 1000}}","timeNano":"{{Ms(market.Now)}}000000"} }"""),
        "/v5/market/instruments-info" => query.GetValueOrDefault("symbol", market.Symbol) == market.Symbol
            ? Ok($$"""{"retCode":0,"retMsg":"OK","result":{"list":[{{Odd(market, """{"symbol":"ETHUSDT","baseCoin":"ETH","quoteCoin":"USDT","lotSizeFilter":{}},""")}}{"symbol":"{{market.Symbol}}","baseCoin":"BTC","quoteCoin":"USDT","status":"Trading","lotSizeFilter":{"basePrecision":"0.000001","minOrderQty":"0.000048","minOrderAmt":"1"},"priceFilter":{"tickSize":"0.01"} }],"nextPageCursor":""} }""")
            : Error,
        "/v5/market/kline" => Ok($$"""{"retCode":0,"retMsg":"OK","result":{"symbol":"BTCUSDT","list":[{{Join(market.LastBars(Ms(query, "start"), Ms(query, "end"), (int)Number(query, "limit")), Row)}}]} }"""),
        "/v5/market/recent-trade" => Ok($$"""{"retCode":0,"retMsg":"OK","result":{"list":[{{Join(market.LastTrades(_ => true, (int)Number(query, "limit")), Row)}}]} }"""),
        _ => Error,
    };

    protected override IVenue Create(IOptions<BybitOptions> options) => new BybitVenue(options, TimeProvider.System);

    private static FormattableString Row(ScriptedBar b) => $"[\"{Ms(b.OpenTime)}\",\"{b.Open}\",\"{b.High}\",\"{b.Low}\",\"{b.Close}\",\"{b.Volume}\",\"500\"]";

    private static FormattableString Row(ScriptedTrade t) =>
        $$"""{"execId":"{{t.Id}}","symbol":"BTCUSDT","price":"{{t.Price}}","size":"{{t.Quantity}}","side":"{{(t.TakerBought ? "Buy" : "Sell")}}","time":"{{Ms(t.Time)}}","isBlockTrade":false}""";
}
