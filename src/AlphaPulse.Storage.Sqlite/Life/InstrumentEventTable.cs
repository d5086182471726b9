namespace AlphaPulse.Storage.Sqlite;

/// <summary>The rows of events inside the database.</summary>
internal static class InstrumentEventTable
{
    private const string Insert = """
        INSERT INTO instrument_events
            (instrument, kind, at, known_at, known_at_assumed, evidence, renamed_to, split_ratio, tick_size, lot_step, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT DO NOTHING
        """;

    private const string Select = """
        SELECT kind, at, known_at, known_at_assumed, evidence, renamed_to, split_ratio, tick_size, lot_step
        FROM instrument_events WHERE instrument = ?1 AND known_at <= ?2 ORDER BY at, known_at, id
        """;

    /// <summary>Adds events. Only inside a write transaction.</summary>
    /// <returns>How many are new.</returns>
    public static int Add(SqliteConnection connection, IReadOnlyList<InstrumentEvent> events, DateTimeOffset recordedAt)
    {
        var insert = connection.Prepare(Insert);
        var added = 0;
        foreach (var item in events)
        {
            insert.Bind(1, item.Instrument.ToString());
            insert.Bind(2, (int)item.Kind);
            insert.Bind(3, StoredTime.From(item.At));
            insert.Bind(4, StoredTime.From(item.KnownAt));
            insert.Bind(5, item.IsKnownAtAssumed ? 1 : 0);
            insert.Bind(6, item.Evidence);
            insert.Bind(7, item.RenamedTo?.ToString());
            insert.Bind(8, StoredText.From(item.SplitRatio));
            insert.Bind(9, StoredText.From(item.TickSize));
            insert.Bind(10, StoredText.From(item.LotStep));
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
            var kind = (InstrumentEventKind)rows.Int32(0);
            if (!Enum.IsDefined(kind) || kind == InstrumentEventKind.Unknown)
            {
                throw StoreDamage.Create(rows.Path, $"the kind {(int)kind} stands where one of an event belongs");
            }

            events.Add(new InstrumentEvent(
                instrument, kind, StoredTime.ToTime(rows.Int64(1), rows.Path), StoredTime.ToTime(rows.Int64(2), rows.Path), rows.Text(4))
            {
                IsKnownAtAssumed = rows.Int32(3) != 0,
                RenamedTo = StoredText.ToInstrument(rows, 5),
                SplitRatio = StoredText.ToDecimal(rows, 6),
                TickSize = StoredText.ToDecimal(rows, 7),
                LotStep = StoredText.ToDecimal(rows, 8),
            });
        }

        rows.Reset();
        return events;
    }
}
