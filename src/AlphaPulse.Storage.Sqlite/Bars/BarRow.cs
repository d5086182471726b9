namespace AlphaPulse.Storage.Sqlite;

/// <summary>One row of the table of bars, on its way to a <see cref="Bar"/>.</summary>
internal readonly struct BarRow
{
    /// <summary>The columns that <see cref="Read"/> expects, in its order.</summary>
    public const string Columns =
        "open_time, revision, available_at, recorded_at, flags, scales, open, high, low, close, volume, "
        + "quote_volume, trade_count, taker_buy_volume, taker_buy_quote_volume, vwap";

    public const int ProvisionalFlag = 1 << 8;
    public const int AssumedFlag = 1 << 9;
    public const int DetailFlag = 1 << 10;
    public const int TextFlag = 1 << 11;
    private const int ProvenanceMask = 0xFF;

    public required long OpenTime { get; init; }

    public required int Revision { get; init; }

    public required long AvailableAt { get; init; }

    public required long RecordedAt { get; init; }

    public required int Flags { get; init; }

    public required decimal Open { get; init; }

    public required decimal High { get; init; }

    public required decimal Low { get; init; }

    public required decimal Close { get; init; }

    public required decimal Volume { get; init; }

    public BarDetail? Detail { get; init; }

    public bool IsProvisional => (Flags & ProvisionalFlag) != 0;

    public BarProvenance Provenance => (BarProvenance)(Flags & ProvenanceMask);

    public static BarRow Read(SqliteStatement row)
    {
        var flags = row.Int32(4);
        var scales = row.Int64(5);
        var hasText = (flags & TextFlag) != 0;
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
            Detail = (flags & DetailFlag) == 0 ? null : ReadDetail(row, scales),
        };
    }

    public Bar ToBar(BarSeriesId series, string path)
    {
        try
        {
            return new Bar(
                series,
                StoredTime.ToTime(OpenTime, path),
                Open,
                High,
                Low,
                Close,
                Volume,
                StoredTime.ToTime(AvailableAt, path),
                Provenance)
            {
                Detail = Detail,
                IsProvisional = IsProvisional,
                IsAvailabilityAssumed = (Flags & AssumedFlag) != 0,
                RecordedAt = StoredTime.ToTime(RecordedAt, path),
            };
        }
        catch (InvalidBarException e)
        {
            throw SqliteFault.Damaged(path, e.Message, e);
        }
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
