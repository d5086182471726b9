namespace AlphaPulse.Indicators.Tests;

internal static class VolumeGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("MFI_14", "mfi(14)", "value"),
        new("OBV", "obv", "value"),
        new("alt_tulip/OBV", "obv(zero)", "obv"),
        new("AD", "ad", "value"),
        new("skender/cmf", "cmf(20)", "Cmf"),
        new("KVO_tulip", "kvo(34,55,13,tulip)", "kvo,-"),
        new("NVI_tulip", "nvi(1000)", "nvi"),
        new("pandasta/efi", "efi(13)", "EFI_13"),
        new("pandasta/pvt", "pvt", "PVT") { Unit = 100 },
    ];
}
