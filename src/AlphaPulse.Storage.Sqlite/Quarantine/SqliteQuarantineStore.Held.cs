namespace AlphaPulse.Storage.Sqlite;

/// <content>Bars that are held back.</content>
public sealed partial class SqliteQuarantineStore
{
    private const string HeldColumns =
        "q.id, q.kind, q.source, q.reason, q.raw, q.recorded_at, q.released_at, q.release_reason, q.superseded_at";

    private const string SelectHeld =
        "SELECT " + HeldColumns + " FROM quarantine q WHERE series_id = ?1 AND open_time >= ?3 AND open_time < ?4 AND (?2 OR (released_at IS NULL AND superseded_at IS NULL)) ORDER BY open_time, id";

    private const string SelectOne =
        "SELECT " + HeldColumns + ", s.instrument, s.timeframe FROM quarantine q JOIN series s ON s.id = q.series_id WHERE q.id = ?1 AND q.open_time IS NOT NULL";

    private const string Release = "UPDATE quarantine SET released_at = ?2, release_reason = ?3 WHERE id = ?1";

    private const string Supersede = "UPDATE quarantine SET superseded_at = ?2 WHERE id = ?1";

    /// <inheritdoc/>
    public Task<IReadOnlyList<HeldBar>> ListAsync(
        BarSeriesId series, bool includeReleased = false, DateTimeOffset? from = null, DateTimeOffset? to = null, CancellationToken cancellationToken = default) =>
        _database.ReadAsync<IReadOnlyList<HeldBar>>(connection => ListHeld(connection, series, includeReleased, from, to), cancellationToken);

    /// <inheritdoc/>
    public async Task<HeldBar> ReleaseAsync(long id, string reason, DateTimeOffset? availableAt = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        cancellationToken.ThrowIfCancellationRequested();
        var now = _database.Clock.GetUtcNow();
        var held = await _database.WriteAsync(
            (connection, token) => ReleaseHeld(connection, id, reason, availableAt ?? now, now, token), cancellationToken).ConfigureAwait(false);
        return await HeldBarRules.AsRecordedAsync(new SqliteBarStore(_database), held, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task SupersedeAsync(long id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = _database.Clock.GetUtcNow();
        return _database.WriteAsync((connection, _) => SupersedeHeld(connection, id, now), cancellationToken);
    }

    private static List<HeldBar> ListHeld(SqliteConnection connection, BarSeriesId series, bool includeReleased, DateTimeOffset? from, DateTimeOffset? to)
    {
        var held = new List<HeldBar>();
        if (SeriesTable.Find(connection, series) is { } seriesId)
        {
            var rows = connection.Prepare(SelectHeld);
            rows.Bind(1, seriesId);
            rows.Bind(2, includeReleased ? 1 : 0);
            rows.Bind(3, from is { } first ? StoredTime.From(first) : long.MinValue);
            rows.Bind(4, to is { } end ? StoredTime.From(end) : long.MaxValue);
            while (rows.Step())
            {
                held.Add(ReadHeld(rows, series));
            }

            rows.Reset();
        }

        return held;
    }

    private static HeldBar ReleaseHeld(
        SqliteConnection connection, long id, string reason, DateTimeOffset availableAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var held = FindHeld(connection, id);
        if (held.ReleasedAt is not null)
        {
            return held;
        }

        var bar = HeldBarRules.LetGo(held.Bar, availableAt);
        SqliteBarStore.Write(connection, [bar], now, cancellationToken);
        MarkPresent(connection, bar, reason, now);
        var update = connection.Prepare(Release);
        update.Bind(1, id);
        update.Bind(2, StoredTime.From(now));
        update.Bind(3, reason);
        update.Run();
        return held with { Bar = bar, ReleasedAt = now, ReleaseReason = reason };
    }

    private static bool SupersedeHeld(SqliteConnection connection, long id, DateTimeOffset now)
    {
        if (FindHeld(connection, id) is not { ReleasedAt: null, SupersededAt: null })
        {
            return false;
        }

        var update = connection.Prepare(Supersede);
        update.Bind(1, id);
        update.Bind(2, StoredTime.From(now));
        update.Run();
        return true;
    }

    private static HeldBar FindHeld(SqliteConnection connection, long id)
    {
        var rows = connection.Prepare(SelectOne);
        rows.Bind(1, id);
        var held = rows.Step() ? ReadHeld(rows, SeriesTable.Read(rows, 9)) : null;
        rows.Reset();
        return held ?? throw HeldBarRules.NotHeld(id, connection.Path);
    }

    private static void MarkPresent(SqliteConnection connection, Bar bar, string reason, DateTimeOffset now)
    {
        var seriesId = SeriesTable.FindOrAdd(connection, bar.Series);
        if (HeldBarRules.Present(CoverageTable.ReadTouching(connection, seriesId, bar.OpenTime, bar.OpenTime), bar, reason, now) is { } span)
        {
            CoverageTable.Apply(connection, seriesId, [span]);
        }
    }

    private static HeldBar ReadHeld(SqliteStatement row, BarSeriesId series) => new(
        row.Int64(0),
        HeldBarRules.Read(series, row.Int64(0), row.Text(4), row.Path),
        HeldBarRules.Kind(row.Int32(1), row.Path),
        row.Text(2),
        row.Text(3),
        StoredTime.ToTime(row.Int64(5), row.Path))
    {
        ReleasedAt = row.Int64OrNull(6) is { } releasedAt ? StoredTime.ToTime(releasedAt, row.Path) : null,
        ReleaseReason = row.TextOrNull(7),
        SupersededAt = row.Int64OrNull(8) is { } supersededAt ? StoredTime.ToTime(supersededAt, row.Path) : null,
    };
}
