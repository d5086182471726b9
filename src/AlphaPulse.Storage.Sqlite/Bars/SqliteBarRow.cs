namespace AlphaPulse.Storage.Sqlite;

/// <summary>Reads rows of the table of bars.</summary>
internal static class SqliteBarRow
{
    /// <summary>Reads the columns <see cref="BarRow.Columns"/> of the row that a statement stands on.</summary>
    public static BarRow Read(SqliteStatement row)
    {
        var flags = row.Int32(4);
        var scales = row.Int64(5);
        var hasText = (flags & BarRow.TextFlag) != 0;
        return new BarRow
        {
            OpenTime = row.Int64(0),
            Revision = row.Int32(1),
            AvailableAt = row.Int64(2),
            RecordedAt = row.Int64(3),
            Flags = flags,
            Open = Value(row, 0, scales, hasText),
            High = Value(row, 1, scales, hasText),
            Low = Value(row, 2, scales, hasText),
            Close = Value(row, 3, scales, hasText),
            Volume = Value(row, 4, scales, hasText),
            Detail = (flags & BarRow.DetailFlag) == 0 ? null : ReadDetail(row, scales),
        };
    }

    private static decimal Value(SqliteStatement row, int slot, long scales, bool hasText) => hasText
        ? PackedDecimal.Read(row, 6 + slot, slot, scales)
        : PackedDecimal.ReadInteger(row, 6 + slot, slot, scales);

    private static BarDetail ReadDetail(SqliteStatement row, long scales) => new()
    {
        QuoteVolume = PackedDecimal.ReadOrNull(row, 11, 5, scales),
        TradeCount = row.Int64OrNull(12),
        TakerBuyVolume = PackedDecimal.ReadOrNull(row, 13, 6, scales),
        TakerBuyQuoteVolume = PackedDecimal.ReadOrNull(row, 14, 7, scales),
        Vwap = PackedDecimal.ReadOrNull(row, 15, 8, scales),
    };
}
