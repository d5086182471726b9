using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Storage.Postgres;

/// <summary>Looks after a store while it is in use: check and retention. Backups and space are matters of the server.</summary>
/// <remarks>Safe for use from any thread and by several processes.</remarks>
/// <param name="database">The database; not disposed with it.</param>
/// <param name="logger">Where to log what is removed; nowhere by default.</param>
public sealed class PostgresMaintenance(PostgresDatabase database, ILogger<PostgresMaintenance>? logger = null)
{
    private readonly PostgresDatabase _database = database ?? throw new ArgumentNullException(nameof(database));
    private readonly ILogger _logger = logger ?? (ILogger)NullLogger.Instance;

    /// <summary>Reads every row and compares the tables: every row is a bar, held ones too, versions are numbered from 1, counts count what is there,
    /// and coverage claims what is there. What pages and indexes are like is what <c>pg_amcheck</c> tells.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What is wrong, at most 100 findings; empty where the store is sound.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) =>
        _database.ReadAsync(StoreCheck.RunAsync, cancellationToken);

    /// <summary>Removes bars and versions by a rule, each series in one transaction, and keeps a record of what was removed.</summary>
    /// <remarks>
    /// The ledger of coverage says <see cref="CoverageState.Discarded"/> of everything from the first removed bar to
    /// <see cref="BarRetention.BarsBefore"/>, imported bars and holes included, so that no collector asks for it again.
    /// Versions that stay are numbered from 1. The server uses the space again by itself (autovacuum).
    /// </remarks>
    /// <param name="rule">What to remove and why.</param>
    /// <param name="cancellationToken">Cancels the call; series that are done stay so.</param>
    /// <returns>What was removed, of each series that lost something, in their order.</returns>
    /// <exception cref="ArgumentException">The rule has no reason or removes nothing.</exception>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<IReadOnlyList<BarRetentionRecord>> ApplyAsync(BarRetention rule, CancellationToken cancellationToken = default)
    {
        RetentionRules.Require(rule);
        var summaries = await _database.ReadAsync(PostgresBarStore.ListSeriesAsync, cancellationToken).ConfigureAwait(false);
        var records = new List<BarRetentionRecord>();
        foreach (var series in summaries.Select(summary => summary.Series).Where(series => rule.Series is null || series == rule.Series))
        {
            var record = await _database.WriteAsync(
                [series], (write, token) => Retention.ApplyAsync(write, series, rule, token), cancellationToken).ConfigureAwait(false);
            if (record is not null)
            {
                records.Add(record);
                PostgresLog.Removed(_logger, series, record.Bars, record.Versions, rule.Reason);
            }
        }

        return records;
    }

    /// <summary>Lists what rules of retention have removed, oldest first.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The records.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<BarRetentionRecord>> ListRetentionsAsync(CancellationToken cancellationToken = default) =>
        _database.ReadAsync(Retention.ListAsync, cancellationToken);
}
