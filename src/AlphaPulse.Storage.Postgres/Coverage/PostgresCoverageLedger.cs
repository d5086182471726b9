namespace AlphaPulse.Storage.Postgres;

/// <summary>What is known of every span of every series, in the database of the bars and in their transactions.</summary>
/// <remarks>Safe for use from any thread and by several processes.</remarks>
/// <param name="database">The database; not disposed with the ledger.</param>
public sealed class PostgresCoverageLedger(PostgresDatabase database) : ICoverageLedger
{
    private readonly PostgresDatabase _database = database ?? throw new ArgumentNullException(nameof(database));

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

        var result = await _database.WriteAsync(
            [.. updates.Select(update => update.Series).Distinct()],
            async (write, token) =>
            {
                var changed = default(BarWriteResult);
                foreach (var update in updates)
                {
                    changed += await RecordAsync(write, update, token).ConfigureAwait(false);
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
        _database.ReadAsync((session, token) => ReadAsync(session, series, from, to, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<BarSeriesId>> ListSeriesAsync(CancellationToken cancellationToken = default) =>
        _database.ReadAsync(CoverageTable.ListSeriesAsync, cancellationToken);

    private static async Task<BarWriteResult> RecordAsync(PostgresWrite write, CoverageUpdate update, CancellationToken cancellationToken)
    {
        var result = await BarWriter.WriteAsync(write, update.Bars, cancellationToken).ConfigureAwait(false);
        await QuarantineTable.AddAsync(write, update.Quarantined, cancellationToken).ConfigureAwait(false);
        if (update.Spans.Count > 0)
        {
            var seriesId = write.SeriesIds[update.Series];
            await CoverageTable.ApplyAsync(write.Session, seriesId, update.Spans, cancellationToken).ConfigureAwait(false);
            foreach (var span in update.Spans)
            {
                if (span.IsHeld && !await CoverageTable.HasBarAsync(write.Session, seriesId, span, cancellationToken).ConfigureAwait(false))
                {
                    throw CoverageRules.Unheld(update, span);
                }
            }
        }

        return result;
    }

    private static async Task<IReadOnlyList<CoverageSpan>> ReadAsync(
        PostgresSession session, BarSeriesId series, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellationToken)
    {
        if (await SeriesTable.FindAsync(session, series, cancellationToken).ConfigureAwait(false) is not { } seriesId)
        {
            return [];
        }

        var (first, end) = CoverageRules.Borders(from, to);
        var touching = await CoverageTable.ReadTouchingAsync(session, seriesId, first, end, cancellationToken).ConfigureAwait(false);
        return CoverageRules.Cut(touching, first, end);
    }
}
