namespace AlphaPulse;

/// <summary>Counts the looks at holdouts: a holdout is opened for one candidate, since a second look would be selection.</summary>
/// <remarks>Implementations are safe for use from any thread.</remarks>
public interface IHoldoutVault
{
    /// <summary>Records an opening before the holdout is read.</summary>
    /// <param name="series">The series.</param>
    /// <param name="from">The open time of the first bar, UTC.</param>
    /// <param name="to">The close time of the last bar, UTC.</param>
    /// <param name="candidate">SHA-256 of the candidate. The same candidate may come again: it learns nothing new.</param>
    /// <param name="trials">How many trials the candidate is the best of; at least 0. They count for every later candidate, too.</param>
    /// <param name="overrideReason">
    /// Why this candidate may look although another has: kept on record with the opening; <see langword="null"/> for no override.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The opening with its counts.</returns>
    /// <exception cref="HoldoutException">It, or a span that shares time with it, was opened for another candidate before, and there is no override.</exception>
    Task<HoldoutOpening> OpenAsync(
        BarSeriesId series,
        DateTimeOffset from,
        DateTimeOffset to,
        string candidate,
        int trials,
        string? overrideReason = null,
        CancellationToken cancellationToken = default);

    /// <summary>Lists every opening, oldest first.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The openings.</returns>
    Task<IReadOnlyList<HoldoutOpening>> ListAsync(CancellationToken cancellationToken = default);
}
