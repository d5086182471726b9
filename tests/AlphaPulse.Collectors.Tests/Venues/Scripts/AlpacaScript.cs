using AlphaPulse.Testing;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Venues;

/// <summary>Names the next page by a token.</summary>
internal sealed class AlpacaScript() : Script<AlpacaOptions>("BTC/USD", "alpaca:BTC-USD", new(400, """{"code":40010001,"message":"invalid symbol"}""", "40010001"))
{
    public override ScriptedReply Answer(string path, IReadOnlyDictionary<string, string> query, ScriptedMarket market) => path switch
    {
        "/v1beta3/crypto/us/latest/orderbooks" => Ok($$"""{"orderbooks":{"BTC/USD":{"a":[],"b":[],"t":"{{market.Now.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}}.000000000Z"} } }"""),
        "/v1beta3/crypto/us/snapshots" => query["symbols"] == market.Symbol ? Ok($$"""{"snapshots":{ {{Odd(market, "\"ETHUSD\":{},")}}"BTC/USD":{} } }""") : new(200, """{"snapshots":{}}"""),
        "/v1beta3/crypto/us/bars" => Bars(query, market),
        "/v1beta3/crypto/us/trades" => Trades(query, market),
        _ => Error,
    };

    protected override IVenue Create(IOptions<AlpacaOptions> options) => new AlpacaVenue(options, TimeProvider.System);

    private static ScriptedReply Bars(IReadOnlyDictionary<string, string> query, ScriptedMarket market)
    {
        var limit = (int)Number(query, "limit");
        var start = query.ContainsKey("page_token") ? Ms(query, "page_token") : Iso(query, "start");
        var rows = market.FirstBars(start, Iso(query, "end"), limit);
        var next = market.FirstBars(start, Iso(query, "end"), limit + 1).Skip(rows.Count).FirstOrDefault();
        return Ok($$"""{"bars":{{{(rows.Count > 0 ? $"\"BTC/USD\":[{Join(rows, Row)}]" : "")}}},"next_page_token":{{(next is null ? "null" : $"\"{Ms(next.OpenTime)}\"")}}}""");
    }

    private static ScriptedReply Trades(IReadOnlyDictionary<string, string> query, ScriptedMarket market)
    {
        var first = query.ContainsKey("page_token") ? Number(query, "page_token") : 0;
        var rows = market.FirstTrades(t => t.Id >= first && t.Time >= Iso(query, "start") && t.Time <= Iso(query, "end"), (int)Number(query, "limit"));
        var next = market.FirstTrades(t => rows.Count > 0 && t.Id > rows[^1].Id && t.Time <= Iso(query, "end"), 1) is [var later] ? later : null;
        return Ok($$"""{"trades":{"BTC/USD":[{{Join(rows, Row)}}]},"next_page_token":{{(next is null ? "null" : $"\"{next.Id}\"")}}}""");
    }

    private static FormattableString Row(ScriptedBar b) =>
        $$"""{"t":"{{b.OpenTime.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}}Z","o":{{b.Open}},"h":{{b.High}},"l":{{b.Low}},"c":{{b.Close}},"v":{{b.Volume}},"n":3,"vw":100.5}""";

    private static FormattableString Row(ScriptedTrade t) =>
        $$"""{"i":{{t.Id}},"p":{{t.Price}},"s":{{t.Quantity}},"t":"{{t.Time.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss}}.000000000Z","tks":"{{(t.TakerBought ? "B" : "S")}}"}""";
}
