namespace AlphaPulse.Storage.Sqlite;

/// <summary>What is known of every span of every series, in the SQLite file of the bars and in their transactions.</summary>
/// <remarks>Safe for use from any thread and by several processes.</remarks>
/// <param name="database">The database; not disposed with the ledger.</param>
public sealed class SqliteCoverageLedger(SqliteDatabase database) : ICoverageLedger
{
    private readonly SqliteDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

    /// <inheritdoc/>
    public Task<BarWriteResult> RecordAsync(CoverageUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        return RecordAsync([update], cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>All of them are one transaction.</remarks>
    public async Task<BarWriteResult> RecordAsync(IReadOnlyList<CoverageUpdate> updates, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(updates);
        cancellationToken.ThrowIfCancellationRequested();
        if (!CoverageRules.RequireSound(updates, nameof(updates)))
        {
            return default;
        }

        var recordedAt = _database.Clock.GetUtcNow();
        var result = await _database.WriteAsync(
            (connection, token) =>
            {
                var changed = default(BarWriteResult);
                foreach (var update in updates)
                {
                    changed += Record(connection, update, recordedAt, token);
                }

                return changed;
            },
            cancellationToken).ConfigureAwait(false);
        StorageTelemetry.BarsWritten.Add(result.Inserted + result.Revised);
        return result;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CoverageSpan>> ReadAsync(
        BarSeriesId series, DateTimeOffset? from = null, DateTimeOffset? to = null, CancellationToken cancellationToken = default) =>
        _database.ReadAsync(connection => Read(connection, series, from, to), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<BarSeriesId>> ListSeriesAsync(CancellationToken cancellationToken = default) =>
        _database.ReadAsync(CoverageTable.ListSeries, cancellationToken);

    private static BarWriteResult Record(
        SqliteConnection connection, CoverageUpdate update, DateTimeOffset recordedAt, CancellationToken cancellationToken)
    {
        var result = SqliteBarStore.Write(connection, update.Bars, recordedAt, cancellationToken);
        SqliteQuarantineStore.Add(connection, update.Quarantined, StoredTime.From(recordedAt), cancellationToken);
        if (update.Spans.Count > 0)
        {
            var seriesId = SeriesTable.FindOrAdd(connection, update.Series);
            CoverageTable.Apply(connection, seriesId, update.Spans);
            RequireBars(connection, seriesId, update);
        }

        return result;
    }

    private static void RequireBars(SqliteConnection connection, long seriesId, CoverageUpdate update)
    {
        foreach (var span in update.Spans)
        {
            if (span.IsHeld && !CoverageTable.HasBar(connection, seriesId, span))
            {
                throw CoverageRules.Unheld(update, span);
            }
        }
    }

    private static IReadOnlyList<CoverageSpan> Read(SqliteConnection connection, BarSeriesId series, DateTimeOffset? from, DateTimeOffset? to)
    {
        if (SeriesTable.Find(connection, series) is not { } seriesId)
        {
            return [];
        }

        var (first, end) = CoverageRules.Borders(from, to);
        return CoverageRules.Cut(CoverageTable.ReadTouching(connection, seriesId, first, end), first, end);
    }
}
