namespace AlphaPulse.Indicators.Tests;

internal static class MomentumGoldens1
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("alt_tulip/TRIX", "trix(15,first_value,current)", "trix"),
        new("alt_tulip/MACD", "macdfix(9,first_value)", "macd,macd_signal,macd_histogram"),
        new("APO_12_26_SMA", "ao(12,26,close)", "value"),
        new("AO_tulip", "ao(5,34)", "ao"),
        new("DPO_tulip", "dpo(20)", "dpo"),
        new("FISHER_tulip", "fisher(9)", "fisher,fisher_signal"),
        new("skender/pmo", "pmo(35,20,10)", "Pmo,Signal"),
        new("skender/pvo", "pvo(12,26,9)", "Pvo,Signal,Histogram"),
        new("skender/tsi", "tsi(25,13,7)", "Tsi,Signal"),
        new("skender/elderray", "eri(13)", "BullPower,BearPower"),
        new("pandasta/cfo", "cfo(9)", "CFO_9"),
        new("pandasta/coppock", "coppock(11,14,10)", "COPC_11_14_10"),
        new("pandasta/cti", "cti(12)", "CTI_12"),
        new("pandasta/kst", "kst(10,15,20,30,10,10,10,15,9)", "KST_10_15_20_30_10_10_10_15,KSTs_9") { Unit = 100 },
        new("pandasta/rvgi", "rvgi(14)", "RVGI_14_4,RVGIs_14_4,RVGIh_14_4"),
        new("pandasta/rvi", "rvi(14,14,exponential)", "RVI_14"),

        // Its relative strength index begins a bar earlier, which the averages of averages of the bands remember for long.
        new("pandasta/qqe", "qqe(14,5,4.236)", "QQE_14_5_4.236,QQE_14_5_4.236_RSIMA,QQEb_l_14_5_4.236,QQEb_s_14_5_4.236,-") { From = 400 },
    ];
}
