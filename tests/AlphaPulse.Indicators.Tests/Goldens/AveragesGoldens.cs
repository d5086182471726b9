namespace AlphaPulse.Indicators.Tests;

internal static class AveragesGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("SMA_20", "sma(20)", "value"),
        new("EMA_20", "ema(20)", "value"),
        new("EMA_5", "ema(5)", "value"),
        new("alt_tulip/EMA", "ema(20,first_value)", "ema"),
        new("WILDERS_tulip", "smma(14)", "wilders"),
        new("DEMA_20", "dema(20)", "value"),
        new("HMA_tulip", "hma(20)", "hma"),
        new("KAMA_10", "kama(10)", "value"),
        new("T3_5_0.7", "t3(5,0.7)", "value"),
        new("LINEARREG_14", "lsma(14)", "value"),
        new("LINEARREG_SLOPE_14", "slope(14)", "value"),
        new("VWMA_tulip", "vwma(20)", "vwma"),
        new("MIDPOINT_14", "midpoint(14)", "value"),
        new("TYPPRICE", "sma(1,hlc3)", "value"),
        new("AVGPRICE", "sma(1,ohlc4)", "value"),
        new("skender/dema", "dema(20,common)", "Dema"),
        new("skender/smma", "smma(20)", "Smma"),
        new("skender/alma", "alma(9,0.85,6)", "Alma"),
        new("pandasta/zlma", "zlema(10)", "ZL_EMA_10"),
        new("pandasta/mcgd", "mcgd(10,1)", "MCGD_10"),
        new("HT_TRENDLINE", "ht_trendline", "value"),
        new("pandasta/sinwma", "sinwma(14)", "SINWMA_14"),
        new("pandasta/fwma", "fwma(10)", "FWMA_10"),
        new("pandasta/hwma", "hwma(0.2,0.1,0.1)", "HWMA_0.2_0.1_0.1"),
        new("pandasta/mmar", "mmar(10,5)", "MMAR_10,MMAR_15,MMAR_20,MMAR_25,MMAR_30,MMAR_35"),
    ];
}
