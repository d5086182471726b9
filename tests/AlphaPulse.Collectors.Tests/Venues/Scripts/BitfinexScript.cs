using AlphaPulse.Testing;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

internal sealed class BitfinexScript() : Script<BitfinexOptions>("tBTCUSD", "bitfinex:BTC-USD", new(500, """["error",10020,"symbol: invalid"]""", "10020"))
{
    public override StreamScript? Stream => new BitfinexStreamScript();

    public override ScriptedReply Answer(string path, IReadOnlyDictionary<string, string> query, ScriptedMarket market) => path switch
    {
        "/v2/conf/pub:info:pair" => Ok($"[[{Odd(market, "[\"ETHUSD\"],")}[\"BTCUSD\",[null,null,null,\"0.00004\",\"2000.0\",null,null,null,0.1,0.05]]]]"),
        "/v2/candles/trade:1m:tBTCUSD/hist" => Ok($"[{Join(market.FirstBars(Ms(query, "start"), Ms(query, "end"), (int)Number(query, "limit")), Row)}]"),
        "/v2/trades/tBTCUSD/hist" when query["limit"] == "1" => Ok($"[[1,{Ms(market.Now)},0.1,100]]"),
        "/v2/trades/tBTCUSD/hist" => Ok($"[{Join(market.FirstTrades(t => t.Time >= Ms(query, "start") && t.Time <= Ms(query, "end"), (int)Number(query, "limit")), Row)}]"),
        _ => Error,
    };

    protected override IVenue Create(IOptions<BitfinexOptions> options) => new BitfinexVenue(options, TimeProvider.System);

    private static FormattableString Row(ScriptedBar b) => $"[{Ms(b.OpenTime)},{b.Open},{b.Close},{b.High},{b.Low},{b.Volume}]";

    private static FormattableString Row(ScriptedTrade t) => $"[{t.Id},{Ms(t.Time)},{(t.TakerBought ? "" : "-")}{t.Quantity},{t.Price}]";
}
