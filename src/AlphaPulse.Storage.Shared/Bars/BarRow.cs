namespace AlphaPulse.Storage;

/// <summary>One row of a table of bars, on its way to a <see cref="Bar"/>.</summary>
internal readonly struct BarRow
{
    /// <summary>The columns of a row where each number has its own, in the order in which they are written and read.</summary>
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

    /// <summary>The flags of a bar, but for those of how its values are kept.</summary>
    public static int FlagsOf(Bar bar) => (int)bar.Provenance
        | (bar.IsProvisional ? ProvisionalFlag : 0)
        | (bar.IsAvailabilityAssumed ? AssumedFlag : 0)
        | (bar.Detail is null ? 0 : DetailFlag);

    public Bar ToBar(BarSeriesId series, string place)
    {
        try
        {
            return new Bar(
                series,
                StoredTime.ToTime(OpenTime, place),
                Open,
                High,
                Low,
                Close,
                Volume,
                StoredTime.ToTime(AvailableAt, place),
                Provenance)
            {
                Detail = Detail,
                IsProvisional = IsProvisional,
                IsAvailabilityAssumed = (Flags & AssumedFlag) != 0,
                RecordedAt = StoredTime.ToTime(RecordedAt, place),
            };
        }
        catch (InvalidBarException e)
        {
            throw StoreDamage.Create(place, e.Message, e);
        }
    }
}
