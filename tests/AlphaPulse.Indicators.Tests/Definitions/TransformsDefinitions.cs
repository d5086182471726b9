namespace AlphaPulse.Indicators.Tests;

internal static class TransformsDefinitions
{
    public static IReadOnlyDictionary<string, Definition> All { get; } = new Dictionary<string, Definition>(StringComparer.Ordinal)
    {
    };
}
