namespace AlphaPulse.Collectors;

/// <summary>Is told what becomes of the order books of a <see cref="LiveBookFeed"/>.</summary>
/// <remarks>
/// Called by one thread at a time, which reads the stream: what takes long belongs elsewhere. What an observer throws is logged, the first time of
/// each connection, and the books go on.
/// </remarks>
public interface ILiveBookObserver
{
    /// <summary>A book has changed and is what the venue has.</summary>
    /// <param name="book">The book, valid during the call.</param>
    void OnBook(in LiveBook book);

    /// <summary>A book that was handed over can no longer be trusted. Nothing comes of it until it is renewed.</summary>
    /// <param name="loss">Which and why.</param>
    void OnBookLost(LiveBookLoss loss);

    /// <summary>The venue refused a subscription: nothing comes of the symbol until a later connection.</summary>
    /// <param name="refusal">Which and why.</param>
    void OnSubscriptionRefused(StreamRefusedException refusal)
    {
        // Whoever wants to know says so.
    }
}
