using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>What Coinbase Exchange allows: 10 requests a second by address.</summary>
/// <remarks>
/// From <c>https://docs.cdp.coinbase.com/exchange/rest-api/rate-limits</c>. The 15 in a burst come out of a bucket that others at the
/// address may have emptied, and are not counted on. No header tells what is used; too much is 429.
/// </remarks>
internal static class CoinbaseRates
{
    public static RateLimits Documented { get; } = new()
    {
        Windows = [new RateLimit("requests-1s", 10, TimeSpan.FromSeconds(1)) { Unit = RateUnit.Requests }],
    };
}
