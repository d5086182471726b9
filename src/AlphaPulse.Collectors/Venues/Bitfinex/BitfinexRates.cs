using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>What Bitfinex allows: so many requests a minute of each endpoint by address.</summary>
/// <remarks>
/// From <c>https://docs.bitfinex.com/reference/rest-public-candles</c>, which has named 30 and 90 at different times, and
/// <c>https://docs.bitfinex.com/docs/requirements-and-limitations</c>: from 10 to 90, and whoever asks for more is locked out of the
/// endpoint for a minute with <c>ERR_RATE_LIMIT</c>. The smaller figures are kept. No header tells what is used.
/// </remarks>
internal static class BitfinexRates
{
    public const string Candles = "candles";
    public const string Trades = "trades";
    public const string Pairs = "conf";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static RateLimits Documented { get; } = new()
    {
        Windows = [Limit("candles-1m", 30, Candles), Limit("trades-1m", 15, Trades), Limit("conf-1m", 15, Pairs)],
    };

    private static RateLimit Limit(string name, long limit, string group) => new(name, limit, Window) { Unit = RateUnit.Requests, Group = group };
}
