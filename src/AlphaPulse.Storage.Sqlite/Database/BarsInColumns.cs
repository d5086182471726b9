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

    private const string Select = """
        SELECT series_id, open_time, revision, available_at, recorded_at, flags, scales, open, high, low, close, volume,
            quote_volume, trade_count, taker_buy_volume, taker_buy_quote_volume, vwap
        FROM bars_in_columns ORDER BY series_id, open_time, revision
        """;

    private const string Insert =
        "INSERT INTO bars (series_id, open_time, revision, available_at, recorded_at, flags, numbers) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

    private const int RowsBetweenCancellationChecks = 4_096;

    /// <summary>Moves every row, and drops the table that was put aside.</summary>
    /// <remarks>
    /// A row that is no bar becomes one without numbers, so that a read still says that the store is damaged, and the table that was put aside stays: what is
    /// left of the row is in it.
    /// </remarks>
    public static void Move(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var rows = connection.Prepare(Select);
        var insert = connection.Prepare(Insert);
        var isWhole = true;
        Span<byte> numbers = stackalloc byte[BarNumbers.BufferLength];
        for (var count = 1; rows.Step(); count++)
        {
            if (count % RowsBetweenCancellationChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var length = TryRead(rows, out var row) ? BarNumbers.Write(row, numbers) : 0;
            isWhole &= length > 0;
            insert.Bind(1, rows.Int64(0));
            insert.Bind(2, rows.Int64(1));
            insert.Bind(3, rows.Int64(2));
            insert.Bind(4, rows.Int64(3));
            insert.Bind(5, rows.Int64(4));
            insert.Bind(6, rows.Int64(5) & ~BarRow.TextFlag);
            insert.Bind(7, numbers[..length]);
            insert.Run();
        }

        rows.Reset();
        if (isWhole)
        {
            connection.Execute("DROP TABLE bars_in_columns");
        }
    }

    /// <summary>Reads a row where it is a bar.</summary>
    private static bool TryRead(SqliteStatement rows, out BarRow row)
    {
        row = default;
        try
        {
            row = Read(rows);
            return BarRules.FindDefect(row.Open, row.High, row.Low, row.Close, row.Volume) is null
                && (row.Detail is null || BarRules.FindDefect(row.Detail) is null);
        }
        catch (StoreException)
        {
            return false;
        }
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
