namespace AlphaPulse.Indicators.Tests;

internal static class TrendGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("ADX_14", "adx(14)", "value"),
        new("MACD_12_26_9", "macd(12,26,9,aligned)", "MACD,MACDSignal,MACDHist") { Withheld = 8 },
        new("AROON_25", "aroon(25)", "AroonUp,AroonDown"),
        new("skender/macd", "macd(12,26,9)", "Macd,Signal,Histogram"),
    ];
}
