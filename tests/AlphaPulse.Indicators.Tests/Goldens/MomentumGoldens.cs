namespace AlphaPulse.Indicators.Tests;

internal static class MomentumGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("RSI_14", "rsi(14)", "value"),
        new("RSI_2", "rsi(2)", "value"),
        new("CCI_20", "cci(20)", "value"),
        new("ROC_10", "roc(10)", "value"),
        new("STOCH_14_3_3", "stoch(14,3,3)", "SlowK,SlowD") { Withheld = 2 },
        new("STOCHF_5_3", "stoch(5,1,3)", "FastK,FastD") { Withheld = 2 },
        new("MOM_10", "mom(10)", "value"),
        new("WILLR_14", "willr(14)", "value"),
        new("BOP", "bop", "value"),
        new("alt_tulip/CMO", "cmo(14)", "cmo"),
        new("TRIX_15", "trix(15)", "value"),
        new("APO_12_26_SMA", "apo(12,26,simple)", "value"),
        new("PPO_12_26_EMA", "ppo(12,26,1)", "value,-,-"),
        new("STOCHF_5_3", "stochf(5,3)", "FastK,FastD") { Withheld = 2 },
        new("alt_tulip/STOCHRSI", "stochrsi(14,14,3)", "stochrsi,-") { Unit = 0.01m },
        .. MomentumGoldens2.All,
        .. MomentumGoldens1.All,
    ];
}
