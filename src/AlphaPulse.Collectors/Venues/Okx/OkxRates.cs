using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>What OKX allows: so many requests in two seconds of each endpoint by address.</summary>
/// <remarks>
/// From the rate limit of each endpoint in <c>https://www.okx.com/docs-v5/en/</c>: candles 40, older candles 20, older trades 20,
/// instruments 20, the clock 10. No header tells what is used; too much is the code 50011.
/// </remarks>
internal static class OkxRates
{
    public const string Candles = "api/v5/market/candles";
    public const string OlderCandles = "api/v5/market/history-candles";
    public const string OlderTrades = "api/v5/market/history-trades";
    public const string Instruments = "api/v5/public/instruments";
    public const string Time = "api/v5/public/time";

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    /// <summary>The limits; the groups are the paths.</summary>
    public static RateLimits Documented { get; } = new()
    {
        Windows =
        [
            Limit("candles-2s", 40, Candles), Limit("history-candles-2s", 20, OlderCandles), Limit("history-trades-2s", 20, OlderTrades),
            Limit("instruments-2s", 20, Instruments), Limit("time-2s", 10, Time),
        ],
    };

    /// <summary>Asks a path, which is a group of its own.</summary>
    public static VenueRequest Ask(string path, string query = "") => new(path, query, RateGroup: path);

    private static RateLimit Limit(string name, long limit, string path) => new(name, limit, Window) { Unit = RateUnit.Requests, Group = path };
}
