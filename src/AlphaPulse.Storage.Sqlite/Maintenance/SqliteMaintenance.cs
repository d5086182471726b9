using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Storage.Sqlite;

/// <summary>Looks after a database file while it is in use: backup, check, retention and compaction.</summary>
/// <remarks>Calls do their work on the calling thread. Safe for use from any thread.</remarks>
/// <param name="database">The database; not disposed with it.</param>
/// <param name="logger">Where to log what is removed; nowhere by default.</param>
public sealed class SqliteMaintenance(SqliteDatabase database, ILogger<SqliteMaintenance>? logger = null)
{
    private readonly SqliteDatabase _database = database ?? throw new ArgumentNullException(nameof(database));
    private readonly ILogger _logger = logger ?? (ILogger)NullLogger.Instance;

    /// <summary>Copies the store as it is now into a file, while others read and write. The copy is a store like any other.</summary>
    /// <param name="path">
    /// The file; replaced where it exists, and only by a copy that is whole and sound. A store that is in use, or that was not closed, is not
    /// replaced. Its folder is made where it is absent.
    /// </param>
    /// <param name="cancellationToken">Cancels the call; then the file is as it was.</param>
    /// <returns>A task that ends when the copy has its name.</returns>
    /// <exception cref="ArgumentException">The path is empty or that of the store itself.</exception>
    /// <exception cref="StoreException">The store cannot be read, the copy cannot be written, or the file is a store with a log beside it.</exception>
    public async Task BackUpAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var full = Path.GetFullPath(path);
        if (full == _database.Path)
        {
            throw new ArgumentException($"'{path}' is the store itself; name another file for the copy.", nameof(path));
        }

        RequireNoLog(full);
        var partial = full + AtomicFile.TemporaryEnding;
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.Delete(partial);
        try
        {
            var reader = await _database.RentReaderAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                Backup.Write(reader, partial, cancellationToken);
            }
            finally
            {
                _database.ReturnReader(reader);
            }

            RequireNoLog(full);
            File.Move(partial, full, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>Reads every page and every index of the file and compares them.</summary>
    /// <param name="cancellationToken">Cancels the call before it begins.</param>
    /// <returns>What is wrong, at most 100 findings; empty where the file is sound. The last one says so where the check could not come to its end.</returns>
    /// <exception cref="StoreException">The file is so damaged that it cannot be opened, or it cannot be read.</exception>
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken = default) => _database.ReadAsync(
        connection =>
        {
            var findings = new List<string>();
            var rows = connection.Prepare("PRAGMA integrity_check(100)");
            try
            {
                while (rows.Step())
                {
                    findings.Add(rows.Text(0));
                }
            }
            catch (SqliteDamageException damage)
            {
                // The check itself stumbles over some damage; that is a finding like others.
                findings.Add(damage.Message);
            }

            rows.Reset();
            return (IReadOnlyList<string>)(findings is ["ok"] ? [] : findings);
        },
        cancellationToken);

    /// <summary>Removes bars and versions by a rule, each series in one transaction, and keeps a record of what was removed.</summary>
    /// <remarks>
    /// The ledger of coverage says <see cref="CoverageState.Discarded"/> of everything from the first removed bar to
    /// <see cref="BarRetention.BarsBefore"/>, imported bars and holes included, so that no collector asks for it again.
    /// Versions that stay are numbered from 1. The file keeps its size until <see cref="CompactAsync"/>.
    /// </remarks>
    /// <param name="rule">What to remove and why.</param>
    /// <param name="cancellationToken">Cancels the call; series that are done stay so.</param>
    /// <returns>What was removed, of each series that lost something, in their order.</returns>
    /// <exception cref="ArgumentException">The rule has no reason or removes nothing.</exception>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public async Task<IReadOnlyList<BarRetentionRecord>> ApplyAsync(BarRetention rule, CancellationToken cancellationToken = default)
    {
        RetentionRules.Require(rule);
        var summaries = await _database.ReadAsync(SqliteBarStore.ListSeries, cancellationToken).ConfigureAwait(false);
        var records = new List<BarRetentionRecord>();
        foreach (var series in summaries.Select(summary => summary.Series).Where(series => rule.Series is null || series == rule.Series))
        {
            var appliedAt = _database.Clock.GetUtcNow();
            var record = await _database.WriteAsync(
                (connection, _) => Retention.Apply(connection, series, rule, appliedAt), cancellationToken).ConfigureAwait(false);
            if (record is not null)
            {
                records.Add(record);
                SqliteLog.Removed(_logger, series, record.Bars, record.Versions, rule.Reason);
            }
        }

        return records;
    }

    /// <summary>Lists what rules of retention have removed, oldest first.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The records.</returns>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public Task<IReadOnlyList<BarRetentionRecord>> ListRetentionsAsync(CancellationToken cancellationToken = default) =>
        _database.ReadAsync(Retention.List, cancellationToken);

    /// <summary>Rewrites the file without the space of what was removed, and empties its write-ahead log. Writers wait meanwhile.</summary>
    /// <remarks>Needs free space on the disk of up to twice the file. A read that is open keeps the log from being emptied.</remarks>
    /// <param name="cancellationToken">Cancels the call before it begins.</param>
    /// <returns>The sizes before and after.</returns>
    /// <exception cref="StoreException">The file is locked by another process or the disk is full; then it is as it was.</exception>
    public Task<CompactionResult> CompactAsync(CancellationToken cancellationToken = default) => _database.RunOnWriterAsync(
        writer =>
        {
            var before = Size();
            writer.Execute("VACUUM");
            writer.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            return new CompactionResult(before, Size());
        },
        cancellationToken);

    /// <summary>A log belongs to the file that it lies beside: it would be played into the copy.</summary>
    private static void RequireNoLog(string path)
    {
        foreach (var log in new[] { path + "-wal", path + "-journal" })
        {
            if (File.Exists(log))
            {
                throw new StoreException(
                    $"The copy cannot take the place of '{path}': '{log}' lies beside it, so that a store of that name is in use or was not closed. Name another file, or open that store once and close it.");
            }
        }
    }

    private long Size() => new[] { _database.Path, _database.Path + "-wal" }.Select(file => new FileInfo(file)).Where(file => file.Exists).Sum(file => file.Length);
}
