namespace AlphaPulse.Collectors;

/// <summary>Tells a row of Binance's monthly files without a header.</summary>
internal static class BinanceRow
{
    private const int CloseTime = 6;

    /// <summary>Whether a line has their twelve fields, all numbers, and a close time one unit before a later bar opens.</summary>
    public static bool Is(ReadOnlySpan<byte> line, char delimiter)
    {
        var fields = new CsvFields(delimiter);
        if (fields.Split(line) is not null || fields.Count != ImportColumns.Binance.Length)
        {
            return false;
        }

        Span<decimal> numbers = stackalloc decimal[fields.Count];
        for (var i = 0; i < fields.Count; i++)
        {
            if (!ExactNumber.TryParse(fields.Get(line, i), out numbers[i]))
            {
                return false;
            }
        }

        var (open, close) = (numbers[0], numbers[CloseTime]);
        if (EpochTime.UnitOf(open) is not { } unit || EpochTime.UnitOf(close) != unit)
        {
            return false;
        }

        // The last moment of the bar in the unit of the file: a length that is whole seconds.
        var perSecond = unit switch
        {
            EpochUnit.Seconds => 1m,
            EpochUnit.Milliseconds => 1_000m,
            EpochUnit.Microseconds => 1_000_000m,
            _ => 1_000_000_000m,
        };
        return close > open && (close - open + 1) % perSecond == 0;
    }
}
