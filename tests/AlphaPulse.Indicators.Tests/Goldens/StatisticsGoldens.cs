namespace AlphaPulse.Indicators.Tests;

internal static class StatisticsGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        new("STDDEV_20", "stddev(20)", "value"),
        new("MAX_20", "max(20)", "value"),
        new("SUM_20", "sum(20)", "value"),
        new("VAR_20", "var(20)", "value"),
    ];
}
