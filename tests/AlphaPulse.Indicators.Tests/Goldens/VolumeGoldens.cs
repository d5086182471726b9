namespace AlphaPulse.Indicators.Tests;

internal static class VolumeGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("MFI_14", "mfi(14)", "value"),
        new("OBV", "obv", "value"),
        new("alt_tulip/OBV", "obv(zero)", "obv"),
        new("AD", "ad", "value"),
    ];
}
