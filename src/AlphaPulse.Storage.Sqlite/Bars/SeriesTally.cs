namespace AlphaPulse.Storage.Sqlite;

/// <summary>What one transaction changes in the counts of one series.</summary>
internal sealed class SeriesTally(long seriesId)
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

    private readonly Dictionary<BarProvenance, long> _provenances = [];
    private long _bars;
    private long _revisions;
    private bool _isTouched;
    private long? _first;
    private long? _last;

    public long SeriesId => seriesId;

    public void AddFirstVersion(Bar bar)
    {
        _isTouched = true;
        if (!bar.IsProvisional)
        {
            AddClosed(bar);
        }
    }

    /// <summary>Counts a later version.</summary>
    /// <param name="bar">The version.</param>
    /// <param name="closed">Where the newest closed version before it came from; <see langword="null"/> where there was none.</param>
    public void AddLaterVersion(Bar bar, BarProvenance? closed)
    {
        _isTouched = true;
        _revisions++;
        if (bar.IsProvisional)
        {
            return;
        }

        if (closed is { } before)
        {
            Count(before, -1);
            Count(bar.Provenance, 1);
        }
        else
        {
            AddClosed(bar);
        }
    }

    /// <summary>Counts a series anew, after rows were removed.</summary>
    public static void Recount(SqliteConnection connection, long seriesId)
    {
        var tally = new SeriesTally(seriesId) { _isTouched = Number(connection, HasRows, seriesId) == 1, _revisions = Number(connection, CountAll, seriesId) };
        var rows = connection.Prepare(CountClosed);
        rows.Bind(1, seriesId);
        rows.Bind(2, BarRow.ProvisionalFlag);
        while (rows.Step())
        {
            tally._bars += rows.Int64(1);
            tally._first = Math.Min(tally._first ?? rows.Int64(2), rows.Int64(2));
            tally._last = Math.Max(tally._last ?? rows.Int64(3), rows.Int64(3));
            tally.Count((BarProvenance)rows.Int32(0), rows.Int64(1));
        }

        rows.Reset();
        foreach (var sql in new[] { DeleteCounts, DeleteProvenances })
        {
            var delete = connection.Prepare(sql);
            delete.Bind(1, seriesId);
            delete.Run();
        }

        tally.Save(connection);
    }

    public void Save(SqliteConnection connection)
    {
        if (!_isTouched)
        {
            return;
        }

        var counts = connection.Prepare(AddCounts);
        counts.Bind(1, SeriesId);
        counts.Bind(2, _bars);
        counts.Bind(3, _revisions);
        Bind(counts, 4, _first);
        Bind(counts, 5, _last);
        counts.Run();
        var provenances = connection.Prepare(AddProvenance);
        foreach (var (provenance, bars) in _provenances)
        {
            provenances.Bind(1, SeriesId);
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

    private void AddClosed(Bar bar)
    {
        var openTime = StoredTime.From(bar.OpenTime);
        _bars++;
        _first = Math.Min(_first ?? openTime, openTime);
        _last = Math.Max(_last ?? openTime, openTime);
        Count(bar.Provenance, 1);
    }

    private void Count(BarProvenance provenance, long bars) =>
        _provenances[provenance] = _provenances.GetValueOrDefault(provenance) + bars;
}
