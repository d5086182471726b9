namespace AlphaPulse.Indicators.Tests;

internal static class StatisticsGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("STDDEV_20", "stddev(20)", "value"),
        new("MAX_20", "max(20)", "value"),
        new("SUM_20", "sum(20)", "value"),
        new("VAR_20", "var(20)", "value"),
        new("AVGDEV_14", "avgdev(14)", "value"),
        new("pandasta/mad", "avgdev(30)", "MAD_30"),
        new("BETA_5", "beta(5,high,low)", "value"),
        new("CORREL_10", "correl(10,high,low)", "value"),
        new("STDERR_tulip", "stderr(20)", "stderr"),
        new("pandasta/kurtosis", "kurtosis(30)", "KURT_30"),
        new("pandasta/quantile", "quantile(30,0.5)", "QTL_30_0.5"),
        new("pandasta/quantile", "median(30)", "QTL_30_0.5"),
    ];
}
