namespace AlphaPulse.Indicators.Tests;

/// <summary>The candlestick patterns as TA-Lib describes them, bar by bar over the whole series.</summary>
internal static partial class CandlesticksDefinitions
{
    public static IReadOnlyDictionary<string, Definition> All { get; } =
        new[] { SingleCandles, PairsOfCandles, TriplesOfCandles, LongerPatterns }.SelectMany(part => part)
            .ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    // Nothing before the lookback, then a whole number for each bar.
    private static Definition Each(int lookback, Func<CandleSeries, int, int> rule) => bars =>
    {
        var series = new CandleSeries(bars);
        var values = new Precise?[bars.Length][];
        for (var i = 0; i < bars.Length; i++)
        {
            values[i] = [i >= lookback ? rule(series, i) : (Precise?)null];
        }

        return values;
    };

    private static Definition When(int lookback, int value, Func<CandleSeries, int, bool> rule) =>
        Each(lookback, (s, i) => rule(s, i) ? value : 0);
}
