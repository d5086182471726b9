namespace AlphaPulse.Storage.Sqlite;

/// <summary>Reads rows of the table of bars.</summary>
internal static class SqliteBarRow
{
    /// <summary>The columns of a row, in the order in which they are written and read.</summary>
    public const string Columns = "open_time, revision, available_at, recorded_at, flags, numbers";

    /// <summary>Reads the <see cref="Columns"/> of the row that a statement stands on.</summary>
    public static BarRow Read(SqliteStatement row)
    {
        var flags = row.Int32(4);
        var numbers = new BarNumbersReader(row.Blob(5), row.Path);
        var read = new BarRow
        {
            OpenTime = row.Int64(0),
            Revision = row.Int32(1),
            AvailableAt = row.Int64(2),
            RecordedAt = row.Int64(3),
            Flags = flags,
            Open = numbers.Next(),
            High = numbers.Next(),
            Low = numbers.Next(),
            Close = numbers.Next(),
            Volume = numbers.Next(),
            Detail = (flags & BarRow.DetailFlag) == 0 ? null : ReadDetail(ref numbers),
        };
        numbers.End();
        return read;
    }

    private static BarDetail ReadDetail(ref BarNumbersReader numbers) => new()
    {
        QuoteVolume = numbers.NextOrNull(),
        TradeCount = numbers.NextCount(),
        TakerBuyVolume = numbers.NextOrNull(),
        TakerBuyQuoteVolume = numbers.NextOrNull(),
        Vwap = numbers.NextOrNull(),
    };
}
