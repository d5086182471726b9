namespace AlphaPulse;

/// <summary>Keeps every signal and what became of it. Nothing is ever taken back.</summary>
/// <remarks>Implementations are safe for use from any thread.</remarks>
public interface IOutcomeLedger
{
    /// <summary>
    /// Records outcomes in one transaction. A signal that is there as <see cref="OutcomeStatus.Open"/> may be settled or voided
    /// once; recording the same again changes nothing.
    /// </summary>
    /// <param name="outcomes">The outcomes; a new signal comes as <see cref="OutcomeStatus.Open"/> or with its outcome.</param>
    /// <param name="cancellationToken">Cancels the call; then nothing was written.</param>
    /// <returns>How many rows were added or changed.</returns>
    /// <exception cref="StoreException">An outcome contradicts the one that is recorded.</exception>
    Task<int> RecordAsync(IReadOnlyList<Outcome> outcomes, CancellationToken cancellationToken = default);

    /// <summary>Reads outcomes, ordered by bar time, then signal id.</summary>
    /// <param name="query">Which outcomes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The outcomes.</returns>
    IAsyncEnumerable<Outcome> ReadAsync(OutcomeQuery query, CancellationToken cancellationToken = default);
}
