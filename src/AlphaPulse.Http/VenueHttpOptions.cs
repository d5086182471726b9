using System.Net.Http.Headers;

namespace AlphaPulse.Http;

/// <summary>How patient a <see cref="VenueHttpClient"/> is.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class VenueHttpOptions
{
    /// <summary>How long one try may take, its body included; from 10 ms to a day.</summary>
    /// <value>Default: 15 seconds.</value>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a request may take with all its tries and waits; from 10 ms to a day. A wait that a venue asks for and that would end later is not begun.</summary>
    /// <value>Default: two minutes.</value>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How many further tries there are after the first; from 0 to 100.</summary>
    /// <value>Default: 5.</value>
    public int Retries { get; set; } = 5;

    /// <summary>The shortest wait before a further try, from zero to a day. Each wait is drawn evenly between it and three times the wait before, which is it at first (decorrelated jitter).</summary>
    /// <value>Default: 500 ms.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest such wait, at least as long as <see cref="BaseDelay"/>; a wait that the venue asks for may be longer. Up to a day.</summary>
    /// <value>Default: 20 seconds.</value>
    public TimeSpan MaximumDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The largest body that is read, in bytes after decompression; from 1 to 1 GiB.</summary>
    /// <value>Default: 32 MiB.</value>
    public int MaximumResponseBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>The most requests to the host that are underway in this process when one of this client starts; from 1 to 10,000.</summary>
    /// <value>Default: 16.</value>
    public int MaximumConcurrency { get; set; } = 16;

    /// <summary>The folder, on a local disk, of the budgets that all processes of the machine share which name it; <see langword="null"/> to share within this process alone.</summary>
    public string? SharedBudgetFolder { get; set; }

    /// <summary>How many tries within <see cref="BreakerSampling"/> the circuit breaker needs to judge the host; from 2 to 10,000, or 0 for no breaker. What counts as failed: no connection, no answer in time, 5xx.</summary>
    /// <value>Default: 10.</value>
    public int BreakerMinimumRequests { get; set; } = 10;

    /// <summary>The share of failed tries from which on nothing is sent for <see cref="BreakerPause"/>; above 0 and up to 1.</summary>
    /// <value>Default: 0.5.</value>
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>The time over which failures are counted; from 500 ms to a day.</summary>
    /// <value>Default: 30 seconds.</value>
    public TimeSpan BreakerSampling { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing is sent after that, until one request tries; from 500 ms to a day.</summary>
    /// <value>Default: 15 seconds.</value>
    public TimeSpan BreakerPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The seed of the random part of the waits; <see langword="null"/> to take it from the clock, so that several processes do not ask in step.</summary>
    public long? JitterSeed { get; set; }

    /// <summary>
    /// Makes what sends requests, as a handler with a proxy or with certificates; the client owns it. It should neither follow redirects nor
    /// keep cookies. <see langword="null"/> for a pool of connections.
    /// </summary>
    public Func<HttpMessageHandler>? CreateHandler { get; set; }

    /// <summary>What is sent as <c>Authorization</c> with every request; messages never show it. <see langword="null"/> for none.</summary>
    public AuthenticationHeaderValue? Authorization { get; set; }

    internal static void Check(VenueHttpOptions options)
    {
        Check(options, options.TryTimeout, TimeSpan.FromMilliseconds(10), nameof(TryTimeout));
        Check(options, options.Deadline, TimeSpan.FromMilliseconds(10), nameof(Deadline));
        Check(options, options.BaseDelay, TimeSpan.Zero, nameof(BaseDelay));
        Check(options, options.MaximumDelay, TimeSpan.Zero, nameof(MaximumDelay));
        Check(options, options.BreakerSampling, TimeSpan.FromMilliseconds(500), nameof(BreakerSampling));
        Check(options, options.BreakerPause, TimeSpan.FromMilliseconds(500), nameof(BreakerPause));
        if (options.MaximumConcurrency is < 1 or > 10_000)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.MaximumConcurrency, "VenueHttpOptions.MaximumConcurrency must be from 1 to 10,000.");
        }

        if (options.BreakerMinimumRequests is < 0 or 1 or > 10_000)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.BreakerMinimumRequests, "VenueHttpOptions.BreakerMinimumRequests must be 0 or from 2 to 10,000.");
        }

        if (options.BreakerFailureRatio is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.BreakerFailureRatio, "VenueHttpOptions.BreakerFailureRatio must be above 0 and at most 1.");
        }

        if (options.Retries is < 0 or > 100)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Retries, "VenueHttpOptions.Retries must be from 0 to 100.");
        }

        if (options.MaximumResponseBytes is < 1 or > 1 << 30)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.MaximumResponseBytes, "VenueHttpOptions.MaximumResponseBytes must be from 1 to 1 GiB.");
        }
    }

    private static void Check(VenueHttpOptions options, TimeSpan value, TimeSpan least, string name)
    {
        if (value < least || value > TimeSpan.FromDays(1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), value, $"VenueHttpOptions.{name} must be from {least:c} to a day.");
        }
    }
}
