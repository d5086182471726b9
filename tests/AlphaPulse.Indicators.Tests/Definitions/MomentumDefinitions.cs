namespace AlphaPulse.Indicators.Tests;

internal static class MomentumDefinitions
{
    public static IReadOnlyDictionary<string, Definition> All { get; } = new Dictionary<string, Definition>(MomentumDefinitions2.All, StringComparer.Ordinal)
    {
    };
}
