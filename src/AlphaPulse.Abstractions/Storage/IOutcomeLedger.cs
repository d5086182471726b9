namespace AlphaPulse;

/// <summary>Keeps every signal and what became of it. Nothing is ever taken back.</summary>
/// <remarks>Implementations are safe for use from any thread.</remarks>
public interface IOutcomeLedger
{
    /// <summary>
    /// Records outcomes in one transaction. A signal that is there as <see cref="OutcomeStatus.Open"/> may be settled or voided
    /// once; recording the same again changes nothing, and neither does <see cref="OutcomeStatus.VoidCut"/> of a signal that was settled before
    /// the cut became known.
    /// </summary>
    /// <param name="outcomes">The outcomes; a new signal comes as <see cref="OutcomeStatus.Open"/> or with its outcome.</param>
    /// <param name="cancellationToken">Cancels the call; then nothing was written.</param>
    /// <returns>How many rows were added or changed.</returns>
    /// <exception cref="StoreException">An outcome contradicts the one that is recorded.</exception>
    Task<int> RecordAsync(IReadOnlyList<Outcome> outcomes, CancellationToken cancellationToken = default);

    /// <summary>Whether explanations of signals are kept. Default <see langword="false"/>.</summary>
    bool KeepsExplanations => false;

    /// <summary>
    /// Records outcomes with explanations of their signals in one transaction. A signal that is there without an explanation takes one; the same
    /// again changes nothing. A ledger that keeps none refuses them and writes nothing.
    /// </summary>
    /// <param name="outcomes">The outcomes; see <see cref="RecordAsync(IReadOnlyList{Outcome}, CancellationToken)"/>.</param>
    /// <param name="explanations">The explanations, at most one a signal, each of a signal among the outcomes.</param>
    /// <param name="cancellationToken">Cancels the call; then nothing was written.</param>
    /// <returns>How many outcomes were added or changed.</returns>
    /// <exception cref="StoreException">
    /// An outcome or an explanation contradicts the one that is recorded, or the ledger keeps no explanations and there are some; the message names it.
    /// </exception>
    Task<int> RecordAsync(
        IReadOnlyList<Outcome> outcomes, IReadOnlyList<SignalExplanation> explanations, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(explanations);
        return explanations.Count == 0
            ? RecordAsync(outcomes, cancellationToken)
            : throw new StoreException(
                $"{GetType().Name} keeps no explanations of signals, and one of {explanations[0].SignalId} was to be recorded; nothing was written. Use a ledger that keeps them, or do not explain signals.");
    }

    /// <summary>Reads the explanations of signals, in the order of <see cref="ReadAsync"/>. Signals without one are left out.</summary>
    /// <param name="query">Of which outcomes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The explanations.</returns>
    /// <exception cref="StoreException">The ledger keeps no explanations.</exception>
    IAsyncEnumerable<SignalExplanation> ReadExplanationsAsync(OutcomeQuery query, CancellationToken cancellationToken = default) =>
        throw new StoreException($"{GetType().Name} keeps no explanations of signals; use a ledger that does.");

    /// <summary>Reads outcomes, ordered by bar time, then signal id.</summary>
    /// <param name="query">Which outcomes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The outcomes.</returns>
    IAsyncEnumerable<Outcome> ReadAsync(OutcomeQuery query, CancellationToken cancellationToken = default);
}
