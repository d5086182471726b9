namespace AlphaPulse.Collectors;

/// <summary>Is told what becomes of the order books of a <see cref="LiveBookFeed"/>.</summary>
/// <remarks>
/// <para>Called by one thread at a time, but not always the same one: mostly the one that reads the stream, one of the pool where a book came on
/// request, the one that watches the connection where a subscription was not confirmed in time. What takes long belongs elsewhere.</para>
/// <para>A call holds the lock of the books, so that all of them and <see cref="LiveBookFeed.TryCopy"/> wait for it. Within the call
/// <see cref="LiveBookFeed.TryCopy"/> may be used; an observer that waits there for another thread which uses it waits for ever.</para>
/// <para>What an observer throws is logged, the first time of each connection, and the books go on.</para>
/// </remarks>
public interface ILiveBookObserver
{
    /// <summary>A book has changed and is what the venue has.</summary>
    /// <param name="book">The book, valid during the call.</param>
    void OnBook(in LiveBook book);

    /// <summary>A book that was handed over can no longer be trusted. Nothing comes of it until it is renewed.</summary>
    /// <param name="loss">Which and why.</param>
    void OnBookLost(LiveBookLoss loss);

    /// <summary>
    /// The venue refused a subscription, or did not confirm it in time: nothing is asked for the symbol until a later connection. Where the stream
    /// sends it after all, its book comes.
    /// </summary>
    /// <param name="refusal">Which and why.</param>
    void OnSubscriptionRefused(StreamRefusedException refusal)
    {
        // Whoever wants to know says so.
    }
}
