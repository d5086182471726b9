namespace AlphaPulse.Collectors;

/// <summary>Takes what a <see cref="VenueStreamClient"/> reads, and what becomes of its connection.</summary>
/// <remarks>
/// Market data, <see cref="OnMessageRefused"/> and <see cref="FlushAsync"/> come from one task in the order of the messages;
/// <see cref="OnSubscriptionRefused"/> may come from another at the same time. What any of them throws ends <see cref="VenueStreamClient.RunAsync"/>.
/// </remarks>
public interface IVenueStreamSink : IStreamSink
{
    /// <summary>A connection is open and everything has been asked for. What came between the connection before and this one is lost.</summary>
    /// <param name="at">When, UTC by our clock.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>A task that ends when messages may come.</returns>
    ValueTask OnConnectedAsync(DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The connection is gone or could not be opened; another one follows.</summary>
    /// <param name="at">When, UTC by our clock.</param>
    /// <param name="reason">Why, in words.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>A task that ends when the next connection may be opened.</returns>
    ValueTask OnDisconnectedAsync(DateTimeOffset at, string reason, CancellationToken cancellationToken);

    /// <summary>The venue refused a subscription; the others go on. It is asked for again on the next connection.</summary>
    /// <param name="refusal">Which and why.</param>
    void OnSubscriptionRefused(StreamRefusedException refusal);

    /// <summary>A message could not be read and was left out.</summary>
    /// <param name="error">Why.</param>
    void OnMessageRefused(VenueException error);

    /// <summary>Called after each message. As long as it takes, nothing is read: this is the place for back pressure.</summary>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>A task that ends when the next message may come.</returns>
    ValueTask FlushAsync(CancellationToken cancellationToken);
}
