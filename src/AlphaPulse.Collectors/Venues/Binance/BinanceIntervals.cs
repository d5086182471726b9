namespace AlphaPulse.Collectors;

/// <summary>The intervals of Binance's klines. Its <c>3d</c> is left out: where that grid begins is not documented.</summary>
internal static class BinanceIntervals
{
    private static readonly string[] Known = ["1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "1w", "1mo"];

    /// <summary>The venue's name of a timeframe.</summary>
    public static string NameOf(Timeframe timeframe)
    {
        var text = timeframe.ToString();
        return Known.Contains(text, StringComparer.Ordinal)
            ? text == "1mo" ? "1M" : text
            : throw new ArgumentException($"Binance has no bars of '{text}'; choose one of {string.Join(", ", Known)}.", nameof(timeframe));
    }
}
