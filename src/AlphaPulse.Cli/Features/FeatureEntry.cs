using AlphaPulse.Features;

namespace AlphaPulse.Cli.Features;

/// <summary>An entry of the feature catalog, as JSON.</summary>
internal sealed record FeatureEntry(string Name, string Usage, string Description, IReadOnlyList<FeatureParameter> Parameters);
