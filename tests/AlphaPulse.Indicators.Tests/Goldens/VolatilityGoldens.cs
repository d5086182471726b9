namespace AlphaPulse.Indicators.Tests;

internal static class VolatilityGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("ATR_14", "atr(14)", "value"),
        new("alt_tulip/ATR", "atr(14,high_low)", "atr"),
        new("TRANGE", "tr", "value"),
        new("alt_tulip/TR", "tr(high_low)", "tr"),
        new("CVI_tulip", "cvi(10,first_value)", "cvi"),
        new("VOLATILITY_tulip", "hvol(20,252,simple,population)", "volatility"),
        new("pandasta/pdist", "pdist", "PDIST"),
        new("pandasta/log_return", "logret(1)", "LOGRET_1"),
    ];
}
