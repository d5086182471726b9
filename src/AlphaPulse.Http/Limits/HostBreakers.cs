using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Http;

/// <summary>
/// The circuit breakers of this process: all clients of one host that live by one clock and judge it by the same options have the same, so
/// that what one of them found out spares the others.
/// </summary>
internal static class HostBreakers
{
    private static readonly ConditionalWeakTable<TimeProvider, ConcurrentDictionary<Key, Lazy<HostBreaker>>> Clocks = [];

    /// <summary>The breaker of a host.</summary>
    public static HostBreaker Of(string host, TimeProvider time, VenueHttpOptions options)
    {
        var key = new Key(host, options.BreakerMinimumRequests, options.BreakerFailureRatio, options.BreakerSampling, options.BreakerPause);
        return Clocks.GetOrCreateValue(time).GetOrAdd(key, _ => new Lazy<HostBreaker>(() => new HostBreaker(host, time, options))).Value;
    }

    private sealed record Key(string Host, int MinimumRequests, double FailureRatio, TimeSpan Sampling, TimeSpan Pause);
}
