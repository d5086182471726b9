namespace AlphaPulse.Indicators.Tests;

internal static class ChannelsDefinitions
{
    public static IReadOnlyDictionary<string, Definition> All { get; } = new Dictionary<string, Definition>(StringComparer.Ordinal)
    {
    };
}
