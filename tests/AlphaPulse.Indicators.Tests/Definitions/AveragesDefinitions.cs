namespace AlphaPulse.Indicators.Tests;

internal static class AveragesDefinitions
{
    public static IReadOnlyDictionary<string, Definition> All { get; } = new Dictionary<string, Definition>(StringComparer.Ordinal)
    {
        ["sma(20)"] = bars => [.. bars.Select((_, i) => new[] { i < 19 ? null : (Precise?)(Precise.Sum(bars[(i - 19)..(i + 1)].Select(b => b.Close)) / 20) })],
    };
}
