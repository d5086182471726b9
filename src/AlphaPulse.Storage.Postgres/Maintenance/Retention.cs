namespace AlphaPulse.Storage.Postgres;

/// <summary>Removes bars and versions of one series inside a write transaction and puts everything right that counts them.</summary>
internal static class Retention
{
    private const string CountBars = "SELECT count(DISTINCT open_time), min(open_time) FROM bars WHERE series_id = $1 AND open_time < $2";
    private const string DeleteBars = "DELETE FROM bars WHERE series_id = $1 AND open_time < $2";

    private const string DeleteVersions = """
        DELETE FROM bars b WHERE b.series_id = $1 AND EXISTS (
            SELECT 1 FROM bars n WHERE n.series_id = b.series_id AND n.open_time = b.open_time AND n.revision > b.revision
                AND n.recorded_at < $2 AND n.flags & $3 = 0)
        """;

    // What is removed are always the first versions of a bar. A bar is known by its version 1. In two steps over negative numbers, because
    // a number must be free at the moment at which a row takes it.
    private const string Renumber = """
        UPDATE bars SET revision = d.shift - revision FROM (
            SELECT open_time AS time, min(revision) - 1 AS shift FROM bars WHERE series_id = $1 GROUP BY open_time HAVING min(revision) > 1) d
        WHERE bars.series_id = $1 AND bars.open_time = d.time
        """;

    private const string TurnNumbers = "UPDATE bars SET revision = -revision WHERE series_id = $1 AND revision < 0";

    private const string Insert = """
        INSERT INTO retentions (series_id, applied_at, reason, bars_before, versions_before, bars, versions)
        VALUES ($1, $2, $3, $4::bigint, $5::bigint, $6, $7)
        """;

    private const string Select = """
        SELECT s.instrument, s.timeframe, r.applied_at, r.reason, r.bars_before, r.versions_before, r.bars, r.versions
        FROM retentions r JOIN series s ON s.id = r.series_id ORDER BY r.id
        """;

    /// <summary>Applies a rule.</summary>
    /// <returns>What was removed, or <see langword="null"/> for nothing.</returns>
    public static async Task<BarRetentionRecord?> ApplyAsync(
        PostgresWrite write, BarSeriesId series, BarRetention rule, CancellationToken cancellationToken)
    {
        var (session, seriesId) = (write.Session, write.SeriesIds[series]);
        var (bars, first) = rule.BarsBefore is { } before
            ? await RemoveBarsAsync(session, seriesId, before, cancellationToken).ConfigureAwait(false)
            : default;
        var versions = rule.VersionsReplacedBefore is { } replaced
            ? await RemoveVersionsAsync(session, seriesId, replaced, cancellationToken).ConfigureAwait(false)
            : 0;
        if (bars + versions == 0)
        {
            return null;
        }

        await TallyTable.RecountAsync(session, seriesId, cancellationToken).ConfigureAwait(false);
        var record = new BarRetentionRecord(series, write.RecordedAt, rule, bars, versions);
        if (bars > 0)
        {
            var touching = await CoverageTable.ReadTouchingAsync(
                session, seriesId, DateTimeOffset.MinValue, rule.BarsBefore!.Value, cancellationToken).ConfigureAwait(false);
            await CoverageTable.ApplyAsync(session, seriesId, [RetentionRules.Discard(touching, record, first)], cancellationToken).ConfigureAwait(false);
        }

        object?[] values =
        [
            seriesId, StoredTime.From(record.AppliedAt), StoredText.Encode(rule.Reason), Stored(rule.BarsBefore), Stored(rule.VersionsReplacedBefore),
            record.Bars, record.Versions,
        ];
        await session.ExecuteAsync(Insert, values, cancellationToken).ConfigureAwait(false);
        return record;
    }

    public static async Task<IReadOnlyList<BarRetentionRecord>> ListAsync(PostgresSession session, CancellationToken cancellationToken) => await session.QueryAsync(
        Select,
        [],
        row =>
        {
            var series = SeriesTable.Read(row, 0, session.Place);
            var rule = new BarRetention(StoredText.Decode(row.GetString(3), session.Place))
            {
                Series = series,
                BarsBefore = row.IsDBNull(4) ? null : StoredTime.ToTime(row.GetInt64(4), session.Place),
                VersionsReplacedBefore = row.IsDBNull(5) ? null : StoredTime.ToTime(row.GetInt64(5), session.Place),
            };
            return new BarRetentionRecord(series, StoredTime.ToTime(row.GetInt64(2), session.Place), rule, row.GetInt64(6), row.GetInt64(7));
        },
        cancellationToken).ConfigureAwait(false);

    private static long? Stored(DateTimeOffset? time) => time is { } present ? StoredTime.From(present) : null;

    private static async Task<(long Bars, DateTimeOffset First)> RemoveBarsAsync(
        PostgresSession session, int seriesId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        object?[] values = [seriesId, StoredTime.From(before)];
        var removed = await session.QueryAsync(
            CountBars,
            values,
            row => (row.GetInt64(0), row.IsDBNull(1) ? default : StoredTime.ToTime(row.GetInt64(1), session.Place)),
            cancellationToken).ConfigureAwait(false);
        await session.ExecuteAsync(DeleteBars, values, cancellationToken).ConfigureAwait(false);
        return removed[0];
    }

    private static async Task<long> RemoveVersionsAsync(
        PostgresSession session, int seriesId, DateTimeOffset replacedBefore, CancellationToken cancellationToken)
    {
        var versions = await session.ExecuteAsync(
            DeleteVersions, [seriesId, StoredTime.From(replacedBefore), BarRow.ProvisionalFlag], cancellationToken).ConfigureAwait(false);
        if (versions > 0)
        {
            await session.ExecuteAsync(Renumber, [seriesId], cancellationToken).ConfigureAwait(false);
            await session.ExecuteAsync(TurnNumbers, [seriesId], cancellationToken).ConfigureAwait(false);
        }

        return versions;
    }
}
