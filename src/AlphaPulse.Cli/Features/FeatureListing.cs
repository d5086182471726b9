namespace AlphaPulse.Cli.Features;

/// <summary>The catalog and the sets, as JSON.</summary>
internal sealed record FeatureListing(IReadOnlyList<FeatureEntry> Features, IReadOnlyList<FeatureSetEntry> Sets);
