namespace AlphaPulse.Storage.Sqlite;

/// <summary>Removes bars and versions of one series inside a write transaction and puts everything right that counts them.</summary>
internal static class Retention
{
    private const string CountBars = "SELECT count(DISTINCT open_time), min(open_time) FROM bars WHERE series_id = ?1 AND open_time < ?2";
    private const string DeleteBars = "DELETE FROM bars WHERE series_id = ?1 AND open_time < ?2";

    private const string DeleteVersions = """
        DELETE FROM bars WHERE series_id = ?1 AND EXISTS (
            SELECT 1 FROM bars n WHERE n.series_id = ?1 AND n.open_time = bars.open_time AND n.revision > bars.revision
                AND n.recorded_at < ?2 AND n.flags & ?3 = 0)
        """;

    // What is removed are always the first versions of a bar. A bar is known by its version 1.
    private const string Renumber = """
        UPDATE bars SET revision = revision - d.shift FROM (
            SELECT open_time AS time, min(revision) - 1 AS shift FROM bars WHERE series_id = ?1 GROUP BY open_time HAVING min(revision) > 1) d
        WHERE bars.series_id = ?1 AND bars.open_time = d.time
        """;

    private const string Insert = """
        INSERT INTO retentions (series_id, applied_at, reason, bars_before, versions_before, bars, versions)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """;

    private const string Select = """
        SELECT s.instrument, s.timeframe, r.applied_at, r.reason, r.bars_before, r.versions_before, r.bars, r.versions
        FROM retentions r JOIN series s ON s.id = r.series_id ORDER BY r.id
        """;

    /// <summary>Applies a rule.</summary>
    /// <returns>What was removed, or <see langword="null"/> for nothing.</returns>
    public static BarRetentionRecord? Apply(SqliteConnection connection, BarSeriesId series, BarRetention rule, DateTimeOffset appliedAt)
    {
        if (SeriesTable.Find(connection, series) is not { } seriesId)
        {
            return null;
        }

        var (bars, first) = rule.BarsBefore is { } before ? RemoveBars(connection, seriesId, before) : default;
        var versions = rule.VersionsReplacedBefore is { } replaced ? RemoveVersions(connection, seriesId, replaced) : 0;
        if (bars + versions == 0)
        {
            return null;
        }

        TallyTable.Recount(connection, seriesId);
        var record = new BarRetentionRecord(series, appliedAt, rule, bars, versions);
        if (bars > 0)
        {
            Discard(connection, seriesId, record, first);
        }

        Keep(connection, seriesId, record);
        return record;
    }

    public static IReadOnlyList<BarRetentionRecord> List(SqliteConnection connection)
    {
        var records = new List<BarRetentionRecord>();
        var rows = connection.Prepare(Select);
        while (rows.Step())
        {
            var series = SeriesTable.Read(rows, 0);
            var rule = new BarRetention(rows.Text(3))
            {
                Series = series,
                BarsBefore = rows.Int64OrNull(4) is { } bars ? StoredTime.ToTime(bars, connection.Path) : null,
                VersionsReplacedBefore = rows.Int64OrNull(5) is { } versions ? StoredTime.ToTime(versions, connection.Path) : null,
            };
            records.Add(new BarRetentionRecord(series, StoredTime.ToTime(rows.Int64(2), connection.Path), rule, rows.Int64(6), rows.Int64(7)));
        }

        rows.Reset();
        return records;
    }

    private static (long Bars, DateTimeOffset First) RemoveBars(SqliteConnection connection, long seriesId, DateTimeOffset before)
    {
        var count = connection.Prepare(CountBars);
        count.Bind(1, seriesId);
        count.Bind(2, StoredTime.From(before));
        count.Step();
        var bars = count.Int64(0);
        var first = bars > 0 ? StoredTime.ToTime(count.Int64(1), connection.Path) : default;
        count.Reset();
        var delete = connection.Prepare(DeleteBars);
        delete.Bind(1, seriesId);
        delete.Bind(2, StoredTime.From(before));
        delete.Run();
        return (bars, first);
    }

    private static long RemoveVersions(SqliteConnection connection, long seriesId, DateTimeOffset replacedBefore)
    {
        var delete = connection.Prepare(DeleteVersions);
        delete.Bind(1, seriesId);
        delete.Bind(2, StoredTime.From(replacedBefore));
        delete.Bind(3, BarRow.ProvisionalFlag);
        delete.Run();
        var versions = connection.Changes;
        if (versions > 0)
        {
            var renumber = connection.Prepare(Renumber);
            renumber.Bind(1, seriesId);
            renumber.Run();
        }

        return versions;
    }

    private static void Discard(SqliteConnection connection, long seriesId, BarRetentionRecord record, DateTimeOffset first)
    {
        var touching = CoverageTable.ReadTouching(connection, seriesId, DateTimeOffset.MinValue, record.Rule.BarsBefore!.Value.ToUniversalTime());
        CoverageTable.Apply(connection, seriesId, [RetentionRules.Discard(touching, record, first)]);
    }

    private static void Keep(SqliteConnection connection, long seriesId, BarRetentionRecord record)
    {
        var insert = connection.Prepare(Insert);
        insert.Bind(1, seriesId);
        insert.Bind(2, StoredTime.From(record.AppliedAt));
        insert.Bind(3, record.Rule.Reason);
        Bind(insert, 4, record.Rule.BarsBefore);
        Bind(insert, 5, record.Rule.VersionsReplacedBefore);
        insert.Bind(6, record.Bars);
        insert.Bind(7, record.Versions);
        insert.Run();
    }

    private static void Bind(SqliteStatement statement, int parameter, DateTimeOffset? time)
    {
        if (time is { } present)
        {
            statement.Bind(parameter, StoredTime.From(present));
        }
        else
        {
            statement.BindNull(parameter);
        }
    }
}
