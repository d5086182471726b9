using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>What Bybit allows: 600 requests in five seconds by address.</summary>
/// <remarks>
/// From <c>https://bybit-exchange.github.io/docs/v5/rate-limit</c>. Who asks for more is turned away with 403 for at least ten minutes. A
/// limit of an endpoint is told in <c>X-Bapi-Limit</c>, what is left of it in <c>X-Bapi-Limit-Status</c>, over a rolling second; until it
/// is told, a fifth of what the address may is taken for it.
/// </remarks>
internal static class BybitRates
{
    public static RateLimits Documented { get; } = new()
    {
        Windows =
        [
            new RateLimit("requests-5s", 600, TimeSpan.FromSeconds(5)) { Unit = RateUnit.Requests },
            new RateLimit("endpoint-1s", 120, TimeSpan.FromSeconds(1)) { Unit = RateUnit.Requests },
        ],
        Reader = new HeaderRateLimitReader(new RateLimitHeaders("endpoint-1s")
        {
            Limit = "X-Bapi-Limit",
            Remaining = "X-Bapi-Limit-Status",
            ResetAtMilliseconds = "X-Bapi-Limit-Reset-Timestamp",
        }),
        UnnamedBan = TimeSpan.FromMinutes(10),
    };
}
