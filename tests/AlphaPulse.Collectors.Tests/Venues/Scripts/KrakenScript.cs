using AlphaPulse.Testing;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Gives the latest 720 bars whatever the start is, and the trades after a time in nanoseconds.</summary>
internal sealed class KrakenScript() : Script<KrakenOptions>("XBTUSD", "kraken:BTC-USD", new(200, """{"error":["EGeneral:Invalid arguments"]}""", "EGeneral:Invalid arguments"))
{
    private const string OddPair =
        """
        "ODD":{"altname":"ETHUSD","wsname":"ETH/USD","base":"XETH","quote":"ZUSD","ordermin":"0.000000000000000000000000000000000001"},
        """;

    public override StreamScript? Stream => new KrakenStreamScript();

    public override ScriptedReply Answer(string path, IReadOnlyDictionary<string, string> query, ScriptedMarket market) => path switch
    {
        "/0/public/Time" => Ok($$"""{"error":[],"result":{"unixtime":{{Ms(market.Now) / 1000}},"rfc1123":"x"} }"""),
        "/0/public/AssetPairs" => query.GetValueOrDefault("pair", market.Symbol) == market.Symbol
            ? Ok($$"""{"error":[],"result":{ {{Odd(market, OddPair)}}"XXBTZUSD":{"altname":"XBTUSD","wsname":"XBT\/USD","base":"XXBT","quote":"ZUSD","pair_decimals":1,"lot_decimals":8} } }""")
            : new(200, """{"error":["EQuery:Unknown asset pair"]}""", "EQuery:Unknown asset pair"),
        "/0/public/OHLC" => Ok($$"""{"error":[],"result":{"XXBTZUSD":[{{Join(market.FirstBars(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, int.MaxValue).TakeLast(720), Row)}}],"last":1} }"""),
        "/0/public/Trades" => Trades(query, market),
        _ => Error,
    };

    protected override IVenue Create(IOptions<KrakenOptions> options) => new KrakenVenue(options, TimeProvider.System);

    private static ScriptedReply Trades(IReadOnlyDictionary<string, string> query, ScriptedMarket market)
    {
        // Trades of one moment stay in one page, as with the venue, whose times have nine digits.
        var since = Number(query, "since");
        var trades = market.FirstTrades(t => Nanoseconds(t) > since, (int)Number(query, "count"));
        trades = trades.Count % 2 == 0 ? trades : [.. trades.SkipLast(1)];
        var last = trades.Count > 0 ? Nanoseconds(trades[^1]) : since;
        return Ok($$"""{"error":[],"result":{"XXBTZUSD":[{{Join(trades, Row)}}],"last":"{{last}}"} }""");
    }

    private static long Nanoseconds(ScriptedTrade t) => (t.Time - DateTimeOffset.UnixEpoch).Ticks * 100;

    private static FormattableString Row(ScriptedBar b) =>
        $"[{Ms(b.OpenTime) / 1000},\"{b.Open}\",\"{b.High}\",\"{b.Low}\",\"{b.Close}\",\"100.0\",\"{b.Volume}\",3]";

    private static FormattableString Row(ScriptedTrade t) =>
        $"[\"{t.Price}\",\"{t.Quantity}\",{Ms(t.Time) / 1000}.0000000,\"{(t.TakerBought ? "b" : "s")}\",\"l\",\"\",{t.Id}]";
}
