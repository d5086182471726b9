using Polly;
using Polly.CircuitBreaker;

namespace AlphaPulse.Http;

/// <summary>Leaves a host alone for a while that mostly fails.</summary>
/// <remarks>Safe for use from any thread.</remarks>
internal sealed class HostBreaker
{
    private readonly string _host;
    private readonly CircuitBreakerStateProvider _state = new();
    private int _seen = (int)CircuitState.Closed;

    public HostBreaker(string host, TimeProvider time, VenueHttpOptions options)
    {
        _host = host;

        // Without callbacks, for which it would leave the thread of the caller; changes are seen by Note.
        Pipeline = new ResiliencePipelineBuilder<byte[]> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<byte[]>
            {
                FailureRatio = options.BreakerFailureRatio,
                MinimumThroughput = options.BreakerMinimumRequests,
                SamplingDuration = options.BreakerSampling,
                BreakDuration = options.BreakerPause,
                StateProvider = _state,
                ShouldHandle = arguments => new(IsFault(arguments.Outcome.Exception, arguments.Context)),
            })
            .Build();
    }

    /// <summary>What a try goes through.</summary>
    public ResiliencePipeline<byte[]> Pipeline { get; }

    /// <summary>Looks whether it has changed; called within a try and after it.</summary>
    public void Note()
    {
        var now = _state.CircuitState;
        if (Interlocked.Exchange(ref _seen, (int)now) != (int)now)
        {
            HttpTelemetry.BreakerIs(_host, now switch
            {
                CircuitState.Open or CircuitState.Isolated => "open",
                CircuitState.HalfOpen => "half-open",
                _ => "closed",
            });
        }
    }

    /// <summary>The one request after a pause must have been answered for the host to be trusted again.</summary>
    private bool IsFault(Exception? exception, ResilienceContext context) =>
        VenueHttpClient.IsFaultOfHost(exception, context)
        || (_state.CircuitState == CircuitState.HalfOpen && VenueHttpClient.IsWithoutAnswer(exception, context));
}
