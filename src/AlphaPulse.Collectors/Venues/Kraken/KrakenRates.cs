using AlphaPulse.Http;

namespace AlphaPulse.Collectors;

/// <summary>What Kraken allows of its public interface: about a request a second by address.</summary>
/// <remarks>
/// From <c>https://support.kraken.com/articles/206548367-what-are-the-api-rate-limits</c> and
/// <c>https://docs.kraken.com/api/docs/guides/spot-rest-ratelimits</c>. No header tells what is used; too much is
/// <c>EAPI:Rate limit exceeded</c> or <c>EGeneral:Too many requests</c> with status 200.
/// </remarks>
internal static class KrakenRates
{
    public static RateLimits Documented { get; } = new()
    {
        Windows = [new RateLimit("requests-1s", 1, TimeSpan.FromSeconds(1)) { Unit = RateUnit.Requests }],
    };
}
