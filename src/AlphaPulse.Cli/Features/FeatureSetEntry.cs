namespace AlphaPulse.Cli.Features;

/// <summary>A feature set, as JSON.</summary>
internal sealed record FeatureSetEntry(string Name, string Hash, int Warmup, IReadOnlyList<string> Features);
