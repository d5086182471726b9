namespace AlphaPulse.Indicators.Tests;

internal static class VolatilityGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("ATR_14", "atr(14)", "value"),
        new("alt_tulip/ATR", "atr(14,high_low)", "atr"),
        new("TRANGE", "trange", "value"),
        new("alt_tulip/TR", "trange(high_low)", "tr"),
    ];
}
