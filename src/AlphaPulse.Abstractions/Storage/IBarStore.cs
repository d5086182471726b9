namespace AlphaPulse;

/// <summary>Keeps every version of every bar, exactly.</summary>
/// <remarks>Implementations are safe for use from any thread.</remarks>
public interface IBarStore
{
    /// <summary>Writes bars in one transaction: all of them or none.</summary>
    /// <remarks>
    /// What the newest version <see cref="Bar.Covers"/> is not written. What agrees with it and says more is written as a version of both with the
    /// availability of the one before, see <see cref="Bar.FollowedBy"/>. Everything else is a correction. A later version of a closed bar that a venue gives (<see cref="BarProvenance.VenueRest"/>, <see cref="BarProvenance.VenueStream"/>)
    /// and whose availability is assumed is kept as available when it is written: nobody could know the correction at the close.
    /// </remarks>
    /// <param name="bars">The bars, of any series, in any order; a later one of the same key is a later version.</param>
    /// <param name="cancellationToken">Cancels the call; then nothing was written.</param>
    /// <returns>What changed.</returns>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    Task<BarWriteResult> WriteAsync(IReadOnlyList<Bar> bars, CancellationToken cancellationToken = default);

    /// <summary>Reads one version of each bar, ordered by open time, as of one state of the store.</summary>
    /// <param name="query">Which bars.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bars.</returns>
    IAsyncEnumerable<Bar> ReadAsync(BarQuery query, CancellationToken cancellationToken = default);

    /// <summary>Reads every version of each bar, ordered by open time, then number.</summary>
    /// <param name="query">Which bars; its time of knowledge limits the versions.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The versions.</returns>
    IAsyncEnumerable<BarRevision> ReadRevisionsAsync(BarQuery query, CancellationToken cancellationToken = default);

    /// <summary>Lists what is held, ordered by series.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The series.</returns>
    Task<IReadOnlyList<BarSeriesSummary>> ListSeriesAsync(CancellationToken cancellationToken = default);
}
