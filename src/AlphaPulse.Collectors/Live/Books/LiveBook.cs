namespace AlphaPulse.Collectors;

/// <summary>An order book that is what its venue has, right after it has changed.</summary>
/// <param name="Book">The book; it stands still during the call that hands it over and changes afterwards, so that what is needed later has to be copied.</param>
/// <param name="IsRenewed">Whether it begins anew: it is the first one of a connection, or the first one after a loss.</param>
/// <param name="LastId">The id of the last change in it; <see langword="null"/> where the venue sends none.</param>
/// <param name="Time">The venue's time of the message that changed it, UTC; <see langword="null"/> where it does not say.</param>
/// <param name="ReceivedAt">When that message was received by our clock, UTC.</param>
public readonly record struct LiveBook(OrderBook Book, bool IsRenewed, long? LastId, DateTimeOffset? Time, DateTimeOffset ReceivedAt);
