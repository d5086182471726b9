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
