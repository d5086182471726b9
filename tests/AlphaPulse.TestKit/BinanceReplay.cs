using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.TestKit;

/// <summary>Answers as the spot interface of Binance does, from rows that it does not change: klines by time and limit, the clock, one symbol.</summary>
/// <param name="symbol">The symbol object of <c>exchangeInfo</c> as JSON.</param>
/// <param name="rows">The klines as JSON arrays, ordered by open time.</param>
/// <param name="now">The clock of the venue.</param>
public sealed class BinanceReplay(string symbol, IReadOnlyList<string> rows, DateTimeOffset now)
{
    /// <summary>What the venue answers for a symbol that it does not have (recorded).</summary>
    public const string InvalidSymbol = """{"code":-1121,"msg":"Invalid symbol."}""";

    private const int LargestPage = 1_000;
    private const int DefaultPage = 500;
    private readonly long[] _opens = [.. rows.Select(OpenOf)];
    private readonly string _name = JsonDocument.Parse(symbol).RootElement.GetProperty("symbol").GetString()!;

    /// <summary>How many rows a page has at most, whatever is asked for.</summary>
    public int PageCap { get; init; } = LargestPage;

    /// <summary>The clock of the venue.</summary>
    public DateTimeOffset Now { get; set; } = now;

    /// <summary>The rows of a JSON array of klines, text unchanged.</summary>
    /// <param name="json">The array.</param>
    /// <returns>Each row as it is written.</returns>
    public static IReadOnlyList<string> RowsOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(r => r.GetRawText())];
    }

    /// <summary>A kline of the twelve fields of Binance's monthly files, the digits unchanged.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The row: times and the count as numbers, the rest as texts.</returns>
    public static string RowOf(string line)
    {
        var f = line.Split(',');
        return $"[{f[0]},\"{f[1]}\",\"{f[2]}\",\"{f[3]}\",\"{f[4]}\",\"{f[5]}\",{f[6]},\"{f[7]}\",{f[8]},\"{f[9]}\",\"{f[10]}\",\"{f[11]}\"]";
    }

    /// <summary>The symbol object of a spot pair, as short as it can be.</summary>
    /// <param name="baseAsset">The base asset.</param>
    /// <param name="quoteAsset">The quote asset.</param>
    /// <returns>The JSON.</returns>
    public static string SymbolOf(string baseAsset, string quoteAsset) =>
        $$"""{"symbol":"{{baseAsset}}{{quoteAsset}}","status":"TRADING","baseAsset":"{{baseAsset}}","quoteAsset":"{{quoteAsset}}"}""";

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The answer.</returns>
    public LoopbackReply Answer(LoopbackRequest request) => request.Path switch
    {
        "/api/v3/time" => new(200, string.Create(CultureInfo.InvariantCulture, $$"""{"serverTime":{{Now.ToUnixTimeMilliseconds()}}}""")),
        "/api/v3/exchangeInfo" => request.Query.GetValueOrDefault("symbol") == _name
            ? new(200, string.Create(CultureInfo.InvariantCulture, $$"""{"timezone":"UTC","serverTime":{{Now.ToUnixTimeMilliseconds()}},"rateLimits":[],"exchangeFilters":[],"symbols":[{{symbol}}]}"""))
            : new(400, InvalidSymbol),
        "/api/v3/klines" => request.Query.GetValueOrDefault("symbol") == _name ? new(200, Page(request)) : new(400, InvalidSymbol),
        _ => new(404, "<html><body>404 Not found</body></html>") { ContentType = "text/html" },
    };

    private static long OpenOf(string row)
    {
        using var document = JsonDocument.Parse(row);
        return document.RootElement[0].GetInt64();
    }

    // Rows that open from startTime to endTime, both included; only those that have opened by the venue's clock exist.
    private string Page(LoopbackRequest request)
    {
        var limit = Math.Min((int)Number("limit", DefaultPage), PageCap);
        var last = Math.Min(Number("endTime", long.MaxValue), Now.ToUnixTimeMilliseconds());
        var found = Enumerable.Range(0, rows.Count).Where(i => _opens[i] <= last);
        var page = request.Query.ContainsKey("startTime")
            ? found.Where(i => _opens[i] >= Number("startTime", 0)).Take(limit)
            : found.TakeLast(limit);
        return $"[{string.Join(',', page.Select(i => rows[i]))}]";

        long Number(string name, long absent) =>
            request.Query.TryGetValue(name, out var text) ? long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : absent;
    }
}
