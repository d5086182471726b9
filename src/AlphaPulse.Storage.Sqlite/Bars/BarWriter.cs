namespace AlphaPulse.Storage.Sqlite;

/// <summary>Writes the bars of one transaction.</summary>
internal sealed class BarWriter
{
    private const string Insert =
        "INSERT INTO bars (series_id, " + SqliteBarRow.Columns + ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING";

    private const string SelectVersions =
        "SELECT " + SqliteBarRow.Columns + " FROM bars WHERE series_id = ?1 AND open_time = ?2 ORDER BY revision DESC";

    private readonly SqliteConnection _connection;
    private readonly DateTimeOffset _recordedAt;
    private readonly SqliteStatement _insert;
    private readonly SqliteStatement _selectVersions;
    private readonly Dictionary<BarSeriesId, (long Id, SeriesTally Tally)> _tallies = [];
    private long? _boundSeries;
    private long? _boundRevision;
    private long? _boundFlags;

    // Bars come in runs that the store has or has not: what was true of the last one is asked first.
    private bool _expectsKnown;
    private BarSeriesId _series;
    private (long Id, SeriesTally Tally)? _tally;

    public BarWriter(SqliteConnection connection, DateTimeOffset recordedAt)
    {
        _connection = connection;
        _recordedAt = recordedAt;
        _insert = connection.Prepare(Insert);
        _selectVersions = connection.Prepare(SelectVersions);
        _insert.Bind(5, StoredTime.From(recordedAt));
    }

    /// <summary>Writes one bar where it says something new.</summary>
    /// <returns>What changed.</returns>
    public BarWriteResult Write(Bar bar)
    {
        var (seriesId, tally) = TallyOf(bar.Series);
        if (_expectsKnown && FindVersions(bar, seriesId))
        {
            return WriteAgain(bar, seriesId, tally);
        }

        if (TryInsert(bar, seriesId, 1))
        {
            _expectsKnown = false;
            tally.AddFirstVersion(bar);
            return new BarWriteResult(1, 0, 0);
        }

        _expectsKnown = true;
        return FindVersions(bar, seriesId)
            ? WriteAgain(bar, seriesId, tally)
            : throw StoreDamage.Create(_connection.Path, $"the bar of {bar.Series} at {bar.OpenTime:O} is there and cannot be found");
    }

    /// <summary>Writes what the transaction changed in the tallies.</summary>
    public void Complete()
    {
        foreach (var (seriesId, tally) in _tallies.Values)
        {
            TallyTable.Save(_connection, seriesId, tally);
        }
    }

    /// <summary>Looks for the versions of a bar; where there are any, the statement stands on the newest.</summary>
    private bool FindVersions(Bar bar, long seriesId)
    {
        _selectVersions.Reset();
        _selectVersions.Bind(1, seriesId);
        _selectVersions.Bind(2, StoredTime.From(bar.OpenTime));
        return _selectVersions.Step();
    }

    /// <summary>Writes a further version where the newest that was found does not cover it.</summary>
    private BarWriteResult WriteAgain(Bar bar, long seriesId, SeriesTally tally)
    {
        // Two sights of the same key: the newest version decides, the newest closed one is what the tally counts.
        var newest = SqliteBarRow.Read(_selectVersions);
        var known = newest.ToBar(bar.Series, _connection.Path);
        if (known.Covers(bar))
        {
            _selectVersions.Reset();
            return new BarWriteResult(0, 0, 1);
        }

        BarProvenance? closed = newest.IsProvisional ? null : newest.Provenance;
        while (closed is null && _selectVersions.Step())
        {
            var older = SqliteBarRow.Read(_selectVersions);
            closed = older.IsProvisional ? null : older.Provenance;
        }

        _selectVersions.Reset();
        if (!TryInsert(BarVersions.Next(known, bar, closed, _recordedAt), seriesId, newest.Revision + 1))
        {
            throw StoreDamage.Create(_connection.Path, $"the versions of {bar.Series} at {bar.OpenTime:O} are not in order");
        }

        tally.AddLaterVersion(bar, closed);
        return new BarWriteResult(0, 1, 0);
    }

    private (long Id, SeriesTally Tally) TallyOf(BarSeriesId series)
    {
        if (_tally is { } last && series == _series)
        {
            return last;
        }

        if (!_tallies.TryGetValue(series, out var tally))
        {
            tally = (SeriesTable.FindOrAdd(_connection, series), new SeriesTally());
            _tallies.Add(series, tally);
        }

        _series = series;
        _tally = tally;
        return tally;
    }

    private bool TryInsert(Bar bar, long seriesId, int revision)
    {
        Span<byte> numbers = stackalloc byte[BarNumbers.BufferLength];
        Bind(1, seriesId, ref _boundSeries);
        _insert.Bind(2, StoredTime.From(bar.OpenTime));
        Bind(3, revision, ref _boundRevision);
        _insert.Bind(4, StoredTime.From(bar.AvailableAt));
        Bind(6, BarRow.FlagsOf(bar), ref _boundFlags);
        _insert.Bind(7, numbers[..BarNumbers.Write(bar, numbers)]);
        _insert.Run();
        return _connection.Changes == 1;
    }

    /// <summary>Binds what is mostly the same as in the row before: a bound value stays until it is replaced.</summary>
    private void Bind(int parameter, long value, ref long? bound)
    {
        if (bound != value)
        {
            _insert.Bind(parameter, value);
            bound = value;
        }
    }
}
