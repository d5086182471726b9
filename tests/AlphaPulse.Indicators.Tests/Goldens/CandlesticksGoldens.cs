namespace AlphaPulse.Indicators.Tests;

internal static class CandlesticksGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
    ];
}
