namespace AlphaPulse.Storage.Sqlite;

/// <summary>The table of bars up to version 8, with a column for each number, and how its rows become those of version 9.</summary>
internal static class BarsInColumns
{
    /// <summary>Puts the table aside for <see cref="Move"/> and makes the one of version 9.</summary>
    public const string PutAside = """
        ALTER TABLE bars RENAME TO bars_in_columns;

        -- Times are ticks of 100 ns since 1970. flags: 0-7 provenance, 8 provisional, 9 availability assumed, 10 has detail. numbers: see BarNumbers.
        -- No foreign key here: it would ask for the series at each of millions of rows, and one writer class makes them all.
        CREATE TABLE bars (
            series_id INTEGER NOT NULL,
            open_time INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            available_at INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL,
            flags INTEGER NOT NULL,
            numbers BLOB NOT NULL,
            PRIMARY KEY (series_id, open_time, revision)) WITHOUT ROWID;
        """;

    private const string Select = "SELECT series_id, " + BarRow.Columns + " FROM bars_in_columns ORDER BY series_id, open_time, revision";

    private const string Insert = "INSERT INTO bars (series_id, " + SqliteBarRow.Columns + ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

    /// <summary>Moves every row, and drops the table that was put aside.</summary>
    public static void Move(SqliteConnection connection)
    {
        var rows = connection.Prepare(Select);
        var insert = connection.Prepare(Insert);
        Span<byte> numbers = stackalloc byte[BarNumbers.BufferLength];
        while (rows.Step())
        {
            var row = Read(rows);
            insert.Bind(1, rows.Int64(0));
            insert.Bind(2, row.OpenTime);
            insert.Bind(3, row.Revision);
            insert.Bind(4, row.AvailableAt);
            insert.Bind(5, row.RecordedAt);
            insert.Bind(6, row.Flags & ~BarRow.TextFlag);
            insert.Bind(7, numbers[..BarNumbers.Write(row, numbers)]);
            insert.Run();
        }

        rows.Reset();
        connection.Execute("DROP TABLE bars_in_columns");
    }

    private static BarRow Read(SqliteStatement row)
    {
        var flags = row.Int32(5);
        var scales = row.Int64(6);
        return new BarRow
        {
            OpenTime = row.Int64(1),
            Revision = row.Int32(2),
            AvailableAt = row.Int64(3),
            RecordedAt = row.Int64(4),
            Flags = flags,
            Open = PackedDecimal.Read(row, 7, 0, scales),
            High = PackedDecimal.Read(row, 8, 1, scales),
            Low = PackedDecimal.Read(row, 9, 2, scales),
            Close = PackedDecimal.Read(row, 10, 3, scales),
            Volume = PackedDecimal.Read(row, 11, 4, scales),
            Detail = (flags & BarRow.DetailFlag) == 0 ? null : new BarDetail
            {
                QuoteVolume = PackedDecimal.ReadOrNull(row, 12, 5, scales),
                TradeCount = row.Int64OrNull(13),
                TakerBuyVolume = PackedDecimal.ReadOrNull(row, 14, 6, scales),
                TakerBuyQuoteVolume = PackedDecimal.ReadOrNull(row, 15, 7, scales),
                Vwap = PackedDecimal.ReadOrNull(row, 16, 8, scales),
            },
        };
    }
}
