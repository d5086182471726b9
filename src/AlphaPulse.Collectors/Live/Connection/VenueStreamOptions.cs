namespace AlphaPulse.Collectors;

/// <summary>How a <see cref="VenueStreamClient"/> keeps its connection.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class VenueStreamOptions
{
    /// <summary>Where the stream is; <see langword="null"/> for the venue's own address. <c>ws</c> or <c>wss</c>.</summary>
    public Uri? Url { get; set; }

    /// <summary>How long opening a connection may take; from 10 ms to a day.</summary>
    /// <value>Default: 15 seconds.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>After how long without any message the connection counts as dead; from 100 ms to a day. <see langword="null"/> for the venue's own.</summary>
    public TimeSpan? SilenceTimeout { get; set; }

    /// <summary>How long the venue may take to confirm a subscription before it counts as refused; from 100 ms to a day.</summary>
    /// <value>Default: 15 seconds.</value>
    public TimeSpan AcknowledgeTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The shortest wait before connecting anew; from zero to a day. Each wait is drawn evenly between it and three times the wait before
    /// (decorrelated jitter).
    /// </summary>
    /// <value>Default: 500 ms.</value>
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest such wait, at least as long as <see cref="ReconnectDelay"/>; up to a day.</summary>
    /// <value>Default: a minute.</value>
    public TimeSpan MaximumReconnectDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a connection must have held before the waits begin at the shortest again; from zero to a day.</summary>
    /// <value>Default: a minute.</value>
    public TimeSpan StableAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The seed of the random part of the waits; <see langword="null"/> to take it from the clock, so that several processes do not come back in step.</summary>
    public long? JitterSeed { get; set; }

    internal string? FindDefect() => this switch
    {
        { Url: { } url } when !url.IsAbsoluteUri || url.Scheme is not ("ws" or "wss") => $"VenueStreamOptions.Url is '{url}' and must be an absolute ws or wss address",
        _ when ConnectTimeout < TimeSpan.FromMilliseconds(10) || ConnectTimeout > TimeSpan.FromDays(1) => $"VenueStreamOptions.ConnectTimeout is {ConnectTimeout:c} and must be from 10 ms to a day",
        { SilenceTimeout: { } silence } when silence < TimeSpan.FromMilliseconds(100) || silence > TimeSpan.FromDays(1) => $"VenueStreamOptions.SilenceTimeout is {silence:c} and must be from 100 ms to a day",
        _ when AcknowledgeTimeout < TimeSpan.FromMilliseconds(100) || AcknowledgeTimeout > TimeSpan.FromDays(1) => $"VenueStreamOptions.AcknowledgeTimeout is {AcknowledgeTimeout:c} and must be from 100 ms to a day",
        _ when ReconnectDelay < TimeSpan.Zero || ReconnectDelay > TimeSpan.FromDays(1) => $"VenueStreamOptions.ReconnectDelay is {ReconnectDelay:c} and must be from zero to a day",
        _ when MaximumReconnectDelay < ReconnectDelay || MaximumReconnectDelay > TimeSpan.FromDays(1) => $"VenueStreamOptions.MaximumReconnectDelay is {MaximumReconnectDelay:c} and must be from ReconnectDelay, which is {ReconnectDelay:c}, to a day",
        _ when StableAfter < TimeSpan.Zero || StableAfter > TimeSpan.FromDays(1) => $"VenueStreamOptions.StableAfter is {StableAfter:c} and must be from zero to a day",
        _ => null,
    };
}
