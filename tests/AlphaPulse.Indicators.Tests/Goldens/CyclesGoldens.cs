namespace AlphaPulse.Indicators.Tests;

internal static class CyclesGoldens
{
    public static IReadOnlyList<GoldenCase> All { get; } =
    [
    ];
}
