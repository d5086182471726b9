namespace AlphaPulse.Storage.Sqlite;

/// <summary>The rows of coverage inside the database.</summary>
internal static class CoverageTable
{
    // Rows of a series do not overlap, so the last one that begins before a time is the first that can touch it.
    private const string SelectTouching = """
        SELECT from_time, to_time, state, tries, asked_at, request, answer FROM coverage
        WHERE series_id = ?1 AND from_time <= ?3 AND to_time >= ?2
            AND from_time >= ifnull((SELECT max(from_time) FROM coverage WHERE series_id = ?1 AND from_time < ?2), ?2)
        ORDER BY from_time
        """;

    private const string Delete = "DELETE FROM coverage WHERE series_id = ?1 AND from_time = ?2";

    private const string Insert = """
        INSERT INTO coverage (series_id, from_time, to_time, state, tries, asked_at, request, answer)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """;

    private const string SelectBar =
        "SELECT 1 FROM bars WHERE series_id = ?1 AND open_time >= ?2 AND open_time < ?3 AND flags & ?4 = 0 LIMIT 1";

    private const string SelectSeries =
        "SELECT instrument, timeframe FROM series s WHERE EXISTS (SELECT 1 FROM coverage c WHERE c.series_id = s.id)";

    /// <summary>Brings changes into the rows of a series. Only inside a write transaction.</summary>
    public static void Apply(SqliteConnection connection, long seriesId, IReadOnlyList<CoverageSpan> changes)
    {
        var from = changes.Min(change => change.From);
        var to = changes.Max(change => change.To);
        var (gone, come) = CoverageRules.Apply(ReadTouching(connection, seriesId, from, to), changes);
        var delete = connection.Prepare(Delete);
        foreach (var span in gone)
        {
            delete.Bind(1, seriesId);
            delete.Bind(2, StoredTime.From(span.From));
            delete.Run();
        }

        var insert = connection.Prepare(Insert);
        foreach (var span in come)
        {
            Write(insert, seriesId, span);
        }
    }

    /// <summary>The spans that lie in a half-open span or touch it, in order, uncut.</summary>
    public static List<CoverageSpan> ReadTouching(SqliteConnection connection, long seriesId, DateTimeOffset from, DateTimeOffset to)
    {
        var spans = new List<CoverageSpan>();
        var rows = connection.Prepare(SelectTouching);
        rows.Bind(1, seriesId);
        rows.Bind(2, StoredTime.From(from));
        rows.Bind(3, StoredTime.From(to));
        while (rows.Step())
        {
            spans.Add(Read(rows));
        }

        rows.Reset();
        return spans;
    }

    /// <summary>Whether the store has a closed bar in a span.</summary>
    public static bool HasBar(SqliteConnection connection, long seriesId, CoverageSpan span)
    {
        var rows = connection.Prepare(SelectBar);
        rows.Bind(1, seriesId);
        rows.Bind(2, StoredTime.From(span.From));
        rows.Bind(3, StoredTime.From(span.To));
        rows.Bind(4, BarRow.ProvisionalFlag);
        var found = rows.Step();
        rows.Reset();
        return found;
    }

    /// <summary>The series that have rows, in their order.</summary>
    public static IReadOnlyList<BarSeriesId> ListSeries(SqliteConnection connection)
    {
        var series = new List<BarSeriesId>();
        var rows = connection.Prepare(SelectSeries);
        while (rows.Step())
        {
            series.Add(SeriesTable.Read(rows, 0));
        }

        rows.Reset();
        return SeriesNames.InOrder(series, one => one);
    }

    private static void Write(SqliteStatement insert, long seriesId, CoverageSpan span)
    {
        var evidence = span.Evidence!;
        insert.Bind(1, seriesId);
        insert.Bind(2, StoredTime.From(span.From));
        insert.Bind(3, StoredTime.From(span.To));
        insert.Bind(4, (int)span.State);
        insert.Bind(5, evidence.Tries);
        insert.Bind(6, StoredTime.From(evidence.AskedAt));
        insert.Bind(7, evidence.Request);
        insert.Bind(8, evidence.Answer);
        insert.Run();
    }

    private static CoverageSpan Read(SqliteStatement row) => new(
        StoredTime.ToTime(row.Int64(0), row.Path),
        StoredTime.ToTime(row.Int64(1), row.Path),
        CoverageRules.State(row.Int32(2), row.Path),
        new CoverageEvidence(row.Text(5), row.Text(6), StoredTime.ToTime(row.Int64(4), row.Path), row.Int32(3)));
}
