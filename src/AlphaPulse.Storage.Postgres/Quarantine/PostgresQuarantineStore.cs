using System.Runtime.CompilerServices;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Inputs that could not become bars, and bars that are held back, in a PostgreSQL database. Safe for use from any thread and by several processes.</summary>
/// <param name="database">The database; not disposed with the store.</param>
public sealed class PostgresQuarantineStore(PostgresDatabase database) : IQuarantineStore, IHeldBarStore
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

    /// <inheritdoc/>
    public Task<IReadOnlyList<HeldBar>> ListAsync(
        BarSeriesId series, bool includeReleased = false, DateTimeOffset? from = null, DateTimeOffset? to = null, CancellationToken cancellationToken = default) =>
        _database.ReadAsync((session, token) => HeldBarTable.ListAsync(session, series, includeReleased, from, to, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<HeldBar> ReleaseAsync(long id, string reason, DateTimeOffset? availableAt = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);

        // A row never changes its series, whose lock is asked for before the row is read again.
        var held = await _database.ReadAsync((session, token) => HeldBarTable.FindAsync(session, id, token), cancellationToken).ConfigureAwait(false);
        var released = await _database.WriteAsync(
            [held.Bar.Series], (write, token) => HeldBarTable.ReleaseAsync(write, id, reason, availableAt, token), cancellationToken).ConfigureAwait(false);
        return await HeldBarRules.AsRecordedAsync(new PostgresBarStore(_database), released, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task SupersedeAsync(long id, CancellationToken cancellationToken = default)
    {
        var held = await _database.ReadAsync((session, token) => HeldBarTable.FindAsync(session, id, token), cancellationToken).ConfigureAwait(false);
        await _database.WriteAsync([held.Bar.Series], (write, token) => HeldBarTable.SupersedeAsync(write, id, token), cancellationToken).ConfigureAwait(false);
    }
}
