using AlphaPulse.Testing;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

internal sealed class BinanceFuturesScript() : Script<BinanceFuturesOptions>("BTCUSDT", "binance-usdm:BTC-USDT:PERP", new(400, """{"code":-1121,"msg":"Invalid symbol."}""", "-1121"))
{
    public override StreamScript? Stream => new BinanceStreamScript();

    public override ScriptedReply Answer(string path, IReadOnlyDictionary<string, string> query, ScriptedMarket market) =>
        path.StartsWith("/fapi/v1/", StringComparison.Ordinal)
            ? BinanceScript.Answer(path[9..], query, market, Error, ",\"contractType\":\"PERPETUAL\",\"deliveryDate\":4133404800000")
            : new(404, "{}");

    protected override IVenue Create(IOptions<BinanceFuturesOptions> options) => new BinanceFuturesVenue(options, TimeProvider.System);
}
