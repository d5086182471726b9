using System.Runtime.CompilerServices;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Inputs that could not become bars, in a PostgreSQL database. Safe for use from any thread and by several processes.</summary>
/// <param name="database">The database; not disposed with the store.</param>
public sealed class PostgresQuarantineStore(PostgresDatabase database) : IQuarantineStore
{
    private readonly PostgresDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public async Task<int> AddAsync(IReadOnlyList<QuarantinedRow> rows, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        cancellationToken.ThrowIfCancellationRequested();
        return rows.Count == 0
            ? 0
            : await _database.WriteAsync(
                [.. rows.Select(row => row.Series).Distinct()],
                (write, token) => QuarantineTable.AddAsync(write, rows, token),
                cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<QuarantinedRow> ReadAsync(
        BarSeriesId series, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var rows = await _database.ReadAsync(
            (session, token) => QuarantineTable.ReadAsync(session, series, token), cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
