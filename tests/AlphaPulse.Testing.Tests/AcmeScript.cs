using System.Globalization;
using AlphaPulse.Collectors;
using AlphaPulse.Http;
using AlphaPulse.Snippets.Acme;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Testing.Tests;

/// <summary>Plays the venue of the guide.</summary>
internal sealed class AcmeScript(StreamScript? stream, Func<AcmeVenue, IVenue>? change = null) : VenueScript
{
    public override string Symbol => "BTC/USD";

    public override InstrumentId Instrument { get; } = InstrumentId.Parse("acme:BTC-USD");

    public override ScriptedReply Error { get; } = new(400, """{"code":"404","message":"no such pair"}""", "404");

    public override StreamScript? Stream => stream;

    public override IVenue Create(Uri baseUrl, int? pageLimit)
    {
        var options = new AcmeVenueOptions { BaseUrl = baseUrl, Limits = new RateLimits { Windows = [] } };
        options.PageLimit = pageLimit ?? options.PageLimit;
        options.Http.Retries = 0;
        var venue = new AcmeVenue(Options.Create(options), TimeProvider.System);
        return change?.Invoke(venue) ?? venue;
    }

    public override ScriptedReply Answer(string path, IReadOnlyDictionary<string, string> query, ScriptedMarket market) => path switch
    {
        "/clock" => Ok($$"""{"code":"0","now":{{Ms(market.Now)}}}"""),
        "/pairs" => Ok($$"""{"code":"0","pairs":[{"name":"{{market.Symbol}}","base":"BTC","quote":"USD","tick":"0.01"}{{(market.HasOddInstrument ? ",{\"name\":\"ETH/USD\"}" : string.Empty)}}]}"""),
        "/bars" => Ok($$"""{"code":"0","bars":[{{string.Join(',', market.FirstBars(Ms(query, "from"), Ms(query, "to"), (int)Number(query, "limit")).Select(Row))}}]}"""),
        "/trades" => Ok($$"""{"code":"0","trades":[{{string.Join(',', market.FirstTrades(t => query.ContainsKey("id") ? t.Id >= Number(query, "id") : t.Time >= Ms(query, "from"), (int)Number(query, "limit")).Select(Row))}}]}"""),
        _ => Error,
    };

    private static string Row(ScriptedBar b) => string.Create(CultureInfo.InvariantCulture, $"[{Ms(b.OpenTime)},\"{b.Open}\",\"{b.High}\",\"{b.Low}\",\"{b.Close}\",\"{b.Volume}\"]");

    private static string Row(ScriptedTrade t) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"id":"{{t.Id}}","time":{{Ms(t.Time)}},"price":"{{t.Price}}","size":"{{t.Quantity}}","taker":"{{(t.TakerBought ? "buy" : "sell")}}"}""");

    private static ScriptedReply Ok(FormattableString body) => new(200, body.ToString(CultureInfo.InvariantCulture));

    private static long Ms(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static DateTimeOffset Ms(IReadOnlyDictionary<string, string> query, string name) => DateTimeOffset.FromUnixTimeMilliseconds(Number(query, name));

    private static long Number(IReadOnlyDictionary<string, string> query, string name) => long.Parse(query[name], NumberStyles.None, CultureInfo.InvariantCulture);
}
