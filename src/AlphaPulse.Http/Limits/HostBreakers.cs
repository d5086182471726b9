using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Polly;
using Polly.CircuitBreaker;

namespace AlphaPulse.Http;

/// <summary>
/// The circuit breakers of this process: all clients of one host that live by one clock and judge it by the same options have the same, so
/// that what one of them found out spares the others.
/// </summary>
internal static class HostBreakers
{
    private static readonly ConditionalWeakTable<TimeProvider, ConcurrentDictionary<Key, Lazy<ResiliencePipeline<byte[]>>>> Clocks = [];

    /// <summary>The breaker of a host.</summary>
    /// <param name="host">The host and its port.</param>
    /// <param name="time">The clock.</param>
    /// <param name="options">When it opens and for how long.</param>
    /// <param name="isFault">Whether a try that ended so is a fault of the host.</param>
    public static ResiliencePipeline<byte[]> Of(string host, TimeProvider time, VenueHttpOptions options, Func<Outcome<byte[]>, ResilienceContext, bool> isFault)
    {
        var key = new Key(host, options.BreakerMinimumRequests, options.BreakerFailureRatio, options.BreakerSampling, options.BreakerPause);
        return Clocks.GetOrCreateValue(time).GetOrAdd(key, _ => new Lazy<ResiliencePipeline<byte[]>>(() => Create(key, time, isFault))).Value;
    }

    private static ResiliencePipeline<byte[]> Create(Key key, TimeProvider time, Func<Outcome<byte[]>, ResilienceContext, bool> isFault) =>
        new ResiliencePipelineBuilder<byte[]> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<byte[]>
            {
                FailureRatio = key.FailureRatio,
                MinimumThroughput = key.MinimumRequests,
                SamplingDuration = key.Sampling,
                BreakDuration = key.Pause,
                ShouldHandle = arguments => new(isFault(arguments.Outcome, arguments.Context)),
                OnOpened = _ => HttpTelemetry.BreakerIs(key.Host, "open"),
                OnHalfOpened = _ => HttpTelemetry.BreakerIs(key.Host, "half-open"),
                OnClosed = _ => HttpTelemetry.BreakerIs(key.Host, "closed"),
            })
            .Build();

    private sealed record Key(string Host, int MinimumRequests, double FailureRatio, TimeSpan Sampling, TimeSpan Pause);
}
