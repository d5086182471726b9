namespace AlphaPulse;

/// <summary>Keeps the events in the life of instruments, and the newest list of each venue.</summary>
/// <remarks>Implementations are safe for use from any thread and by several processes.</remarks>
public interface IInstrumentLifeLedger
{
    /// <summary>Keeps events, and the list that they were found by, in one transaction.</summary>
    /// <param name="update">The events and the list.</param>
    /// <param name="cancellationToken">Cancels the call; then nothing was written.</param>
    /// <returns>How many events are new; <see langword="null"/> where another list than the compared one is held, and nothing was written.</returns>
    /// <exception cref="ArgumentException">An event breaks a rule of <see cref="InstrumentEvent.FindDefect"/>, or the list names no venue or is not newer than the compared one.</exception>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    Task<int?> RecordAsync(InstrumentLifeUpdate update, CancellationToken cancellationToken = default);

    /// <summary>Reads the events of an instrument, ordered by <see cref="InstrumentEvent.At"/>, then <see cref="InstrumentEvent.KnownAt"/>.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="asKnownAt">Only what could be known by this time, UTC; <see langword="null"/> for everything.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The events.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    Task<IReadOnlyList<InstrumentEvent>> ReadAsync(
        InstrumentId instrument, DateTimeOffset? asKnownAt = null, CancellationToken cancellationToken = default);

    /// <summary>Reads the newest list of a venue, as it was recorded.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The list, or <see langword="null"/> where none is held.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    Task<InstrumentListing?> ReadListingAsync(string venue, CancellationToken cancellationToken = default);
}
