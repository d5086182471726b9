namespace AlphaPulse;

/// <summary>Keeps inputs that could not become bars.</summary>
/// <remarks>Implementations are safe for use from any thread.</remarks>
public interface IQuarantineStore
{
    /// <summary>Keeps rows in one transaction. A row that is there already (same series, source, line and text) is kept once.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many were new.</returns>
    Task<int> AddAsync(IReadOnlyList<QuarantinedRow> rows, CancellationToken cancellationToken = default);

    /// <summary>Reads the rows of a series in the order in which they were kept.</summary>
    /// <param name="series">The series.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows.</returns>
    IAsyncEnumerable<QuarantinedRow> ReadAsync(BarSeriesId series, CancellationToken cancellationToken = default);
}
