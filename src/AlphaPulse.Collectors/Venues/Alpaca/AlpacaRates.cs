using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>What Alpaca allows of its market data without a paid plan: 200 requests a minute.</summary>
/// <remarks>
/// From <c>https://docs.alpaca.markets/docs/about-market-data-api</c>. Every answer says in <c>X-RateLimit-Limit</c>,
/// <c>X-RateLimit-Remaining</c> and <c>X-RateLimit-Reset</c> (seconds since 1970) what holds, paid plans included; too much is 429.
/// </remarks>
internal static class AlpacaRates
{
    public static RateLimits Documented { get; } = new()
    {
        Windows = [new RateLimit("requests-1m", 200, TimeSpan.FromMinutes(1)) { Unit = RateUnit.Requests }],
        Reader = new HeaderRateLimitReader(new RateLimitHeaders("requests-1m")
        {
            Limit = "X-RateLimit-Limit",
            Remaining = "X-RateLimit-Remaining",
            ResetAtSeconds = "X-RateLimit-Reset",
        }),
    };
}
