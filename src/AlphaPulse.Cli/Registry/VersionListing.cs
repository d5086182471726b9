namespace AlphaPulse.Cli.Registry;

/// <summary>What <c>models list</c> and <c>models prune</c> print.</summary>
internal sealed record VersionListing(IReadOnlyList<VersionEntry> Versions);
