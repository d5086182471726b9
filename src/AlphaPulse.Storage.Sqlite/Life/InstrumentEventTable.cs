namespace AlphaPulse.Storage.Sqlite;

/// <summary>The rows of events inside the database.</summary>
internal static class InstrumentEventTable
{
    private const string Insert =
        "INSERT INTO instrument_events (instrument, " + InstrumentEventRow.Columns + ", recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING";

    private const string Select =
        "SELECT " + InstrumentEventRow.Columns + " FROM instrument_events WHERE instrument = ?1 AND known_at <= ?2 ORDER BY at, known_at, id";

    /// <summary>Adds events. Only inside a write transaction.</summary>
    /// <returns>How many are new.</returns>
    public static int Add(SqliteConnection connection, IReadOnlyList<InstrumentEvent> events, DateTimeOffset recordedAt)
    {
        var insert = connection.Prepare(Insert);
        var added = 0;
        foreach (var item in events)
        {
            var row = InstrumentEventRow.From(item);
            insert.Bind(1, item.Instrument.ToString());
            insert.Bind(2, row.Kind);
            insert.Bind(3, row.At);
            insert.Bind(4, row.KnownAt);
            insert.Bind(5, row.IsKnownAtAssumed ? 1 : 0);
            insert.Bind(6, row.Evidence);
            insert.Bind(7, row.RenamedTo);
            insert.Bind(8, row.SplitRatio);
            insert.Bind(9, row.TickSize);
            insert.Bind(10, row.LotStep);
            insert.Bind(11, StoredTime.From(recordedAt));
            insert.Run();
            added += connection.Changes;
        }

        return added;
    }

    public static IReadOnlyList<InstrumentEvent> Read(SqliteConnection connection, InstrumentId instrument, DateTimeOffset? asKnownAt)
    {
        var events = new List<InstrumentEvent>();
        var rows = connection.Prepare(Select);
        rows.Bind(1, instrument.ToString());
        rows.Bind(2, asKnownAt is { } time ? StoredTime.From(time) : long.MaxValue);
        while (rows.Step())
        {
            var row = new InstrumentEventRow(
                rows.Int32(0),
                rows.Int64(1),
                rows.Int64(2),
                rows.Int32(3) != 0,
                rows.Text(4),
                rows.TextOrNull(5),
                rows.TextOrNull(6),
                rows.TextOrNull(7),
                rows.TextOrNull(8));
            events.Add(row.ToEvent(instrument, rows.Path));
        }

        rows.Reset();
        return events;
    }
}
