namespace AlphaPulse.Indicators.Tests;

internal static class ChannelsGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("BBANDS_20_2", "bbands(20,2)", "UpperBand,MiddleBand,LowerBand"),
        new("BBANDS_5_2", "bbands(5,2)", "UpperBand,MiddleBand,LowerBand"),
        new("skender/donchian", "donchian(20,previous)", "UpperBand,Centerline,LowerBand"),
        new("ACCBANDS_20", "accbands(20)", "UpperBand,MiddleBand,LowerBand"),
        new("SAR_0.02_0.2", "psar(0.02,0.2)", "value,-"),
        new("alt_tulip/PSAR", "psar(0.02,0.2,middle)", "psar,-"),
        new("skender/supertrend", "supertrend(10,3)", "SuperTrend,-"),
        new("skender/keltner", "kc(20,2,10)", "UpperBand,Centerline,LowerBand"),
        new("skender/maenvelopes", "maenv(20,2.5)", "UpperEnvelope,Centerline,LowerEnvelope"),
        new("skender/starc", "starc(5,2,10)", "UpperBand,Centerline,LowerBand"),
        new("skender/chandelier_long", "chandelier(22,3)", "ChandelierExit,-"),
        new("skender/vwap", "vwap", "Vwap"),
        new("skender/alligator", "alligator", "Jaw,Teeth,Lips"),

        // Before the first top and the first bottom the bands of the file have no value.
        new("skender/fcb", "fcb(2)", "UpperBand,-,LowerBand") { From = 9 },

        // pandas-ta seeds the average true range with the mean of the n - 1 true ranges up to bar n.
        new("pandasta/aberration", "aberr(5,15,high_low)", "ABER_SG_5_15,ABER_ZG_5_15,ABER_XG_5_15") { From = 220 },
        new("pandasta/cksp", "cksp(10,3,20,high_low)", "CKSPl_10_3_20,CKSPs_10_3_20") { From = 190 },
    ];
}
