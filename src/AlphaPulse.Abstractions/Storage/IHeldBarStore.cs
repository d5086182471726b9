namespace AlphaPulse;

/// <summary>Looks through the bars in quarantine and lets them go.</summary>
/// <remarks>The bars are those rows of the <see cref="IQuarantineStore"/> that have an open time. Implementations are safe for use from any thread.</remarks>
public interface IHeldBarStore
{
    /// <summary>Reads the bars of a series that are held back, ordered by open time, then by number.</summary>
    /// <param name="series">The series.</param>
    /// <param name="includeReleased">Whether those that were let go or are superseded are read too.</param>
    /// <param name="from">The first open time, included, UTC; <see langword="null"/> for the beginning.</param>
    /// <param name="to">The last open time, excluded, UTC; <see langword="null"/> for the end.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bars.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    Task<IReadOnlyList<HeldBar>> ListAsync(
        BarSeriesId series, bool includeReleased = false, DateTimeOffset? from = null, DateTimeOffset? to = null, CancellationToken cancellationToken = default);

    /// <summary>Lets a bar go: writes it to the bars and keeps the reason, in one transaction with what the ledger of coverage says of it.</summary>
    /// <remarks>
    /// The bar counts as available from the release on, or from its own later availability: nobody used it before. A bar that the store holds
    /// already with the same data stays as it is.
    /// </remarks>
    /// <param name="id">The number.</param>
    /// <param name="reason">Why it is believed now.</param>
    /// <param name="availableAt">From when it counts as known, UTC; <see langword="null"/> for now.</param>
    /// <param name="cancellationToken">Cancels the call; then nothing was written.</param>
    /// <returns>The bar as the store has it, with the availability that is recorded there; that of the first release where it was let go before.</returns>
    /// <exception cref="ArgumentException">There is no held bar of that number, or no reason.</exception>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    Task<HeldBar> ReleaseAsync(long id, string reason, DateTimeOffset? availableAt = null, CancellationToken cancellationToken = default);

    /// <summary>Marks a bar as superseded: another version of it has passed, so that this one waits for nobody. Nothing is written to the bars.</summary>
    /// <remarks>
    /// One that was let go, or is superseded already, stays as it is. One that is superseded stays so where it is held once more, and can still
    /// be let go.
    /// </remarks>
    /// <param name="id">The number.</param>
    /// <param name="cancellationToken">Cancels the call; then nothing was written.</param>
    /// <returns>A task that ends when it is marked.</returns>
    /// <exception cref="ArgumentException">There is no held bar of that number.</exception>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    Task SupersedeAsync(long id, CancellationToken cancellationToken = default);
}
