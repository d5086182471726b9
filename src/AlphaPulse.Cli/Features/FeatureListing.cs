using AlphaPulse.Features;

namespace AlphaPulse.Cli.Features;

internal sealed record FeatureListing(IReadOnlyList<FeatureEntry> Features, IReadOnlyList<FeatureSetEntry> Sets);

internal sealed record FeatureEntry(string Name, string Usage, string Description, IReadOnlyList<FeatureParameter> Parameters);

internal sealed record FeatureSetEntry(string Name, string Hash, int Warmup, IReadOnlyList<string> Features);
