namespace AlphaPulse.Storage.Sqlite;

/// <summary>The counts of the series inside the database.</summary>
internal static class TallyTable
{
    private const string AddCounts = """
        INSERT INTO series_tallies (series_id, bars, revisions, first_open, last_open) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (series_id) DO UPDATE SET
            bars = bars + ?2,
            revisions = revisions + ?3,
            first_open = min(ifnull(first_open, ?4), ifnull(?4, first_open)),
            last_open = max(ifnull(last_open, ?5), ifnull(?5, last_open))
        """;

    private const string AddProvenance = """
        INSERT INTO series_provenances (series_id, provenance, bars) VALUES (?1, ?2, ?3)
        ON CONFLICT (series_id, provenance) DO UPDATE SET bars = bars + ?3
        """;

    private const string CountAll = "SELECT count(*) - count(DISTINCT open_time) FROM bars WHERE series_id = ?1";

    private const string CountClosed = """
        SELECT flags & 255, count(*), min(open_time), max(open_time) FROM bars
        WHERE series_id = ?1 AND flags & ?2 = 0 AND NOT EXISTS (
            SELECT 1 FROM bars n WHERE n.series_id = ?1 AND n.open_time = bars.open_time AND n.revision > bars.revision AND n.flags & ?2 = 0)
        GROUP BY flags & 255
        """;

    private const string DeleteCounts = "DELETE FROM series_tallies WHERE series_id = ?1";
    private const string DeleteProvenances = "DELETE FROM series_provenances WHERE series_id = ?1";
    private const string HasRows = "SELECT EXISTS (SELECT 1 FROM bars WHERE series_id = ?1)";

    /// <summary>Counts a series anew, after rows were removed.</summary>
    public static void Recount(SqliteConnection connection, long seriesId)
    {
        var tally = new SeriesTally();
        if (Number(connection, HasRows, seriesId) == 1)
        {
            tally.AddRevisions(Number(connection, CountAll, seriesId));
        }

        var rows = connection.Prepare(CountClosed);
        rows.Bind(1, seriesId);
        rows.Bind(2, BarRow.ProvisionalFlag);
        while (rows.Step())
        {
            tally.AddClosed((BarProvenance)rows.Int32(0), rows.Int64(1), rows.Int64(2), rows.Int64(3));
        }

        rows.Reset();
        foreach (var sql in new[] { DeleteCounts, DeleteProvenances })
        {
            var delete = connection.Prepare(sql);
            delete.Bind(1, seriesId);
            delete.Run();
        }

        Save(connection, seriesId, tally);
    }

    /// <summary>Adds what a transaction counted to what the database has.</summary>
    public static void Save(SqliteConnection connection, long seriesId, SeriesTally tally)
    {
        if (!tally.IsTouched)
        {
            return;
        }

        var counts = connection.Prepare(AddCounts);
        counts.Bind(1, seriesId);
        counts.Bind(2, tally.Bars);
        counts.Bind(3, tally.Revisions);
        Bind(counts, 4, tally.First);
        Bind(counts, 5, tally.Last);
        counts.Run();
        var provenances = connection.Prepare(AddProvenance);
        foreach (var (provenance, bars) in tally.Provenances)
        {
            provenances.Bind(1, seriesId);
            provenances.Bind(2, (int)provenance);
            provenances.Bind(3, bars);
            provenances.Run();
        }
    }

    private static long Number(SqliteConnection connection, string sql, long seriesId)
    {
        var rows = connection.Prepare(sql);
        rows.Bind(1, seriesId);
        rows.Step();
        var number = rows.Int64(0);
        rows.Reset();
        return number;
    }

    private static void Bind(SqliteStatement statement, int parameter, long? value)
    {
        if (value is { } present)
        {
            statement.Bind(parameter, present);
        }
        else
        {
            statement.BindNull(parameter);
        }
    }
}
