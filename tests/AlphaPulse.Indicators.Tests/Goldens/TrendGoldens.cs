namespace AlphaPulse.Indicators.Tests;

internal static class TrendGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("ADX_14", "adx(14)", "value"),
        new("MACD_12_26_9", "macd(12,26,9,aligned)", "MACD,MACDSignal,MACDHist") { Withheld = 8 },
        new("AROON_25", "aroon(25)", "AroonUp,AroonDown"),
        new("skender/macd", "macd(12,26,9)", "Macd,Signal,Histogram"),
        new("alt_tulip/ADX", "adx(14,first_bar)", "adx"),
        new("PLUS_DI_14", "plus_di(14)", "value"),
        new("PLUS_DI_14", "di(14)", "value,-"),
        new("MINUS_DM_14", "minus_dm(14)", "value"),
        new("skender/chop", "chop(14)", "Chop"),
        new("MASS_tulip", "mass(25,9,first_value)", "mass"),
        new("QSTICK_tulip", "qstick(8)", "qstick"),
        new("DECAY_tulip", "decay(5)", "decay"),

        // The peer says 0 at the first bar, where nothing can be known yet.
        new("pandasta/increasing", "increasing(1)", "INC_1,-") { From = 1 },
    ];
}
