namespace AlphaPulse;

/// <summary>A version that cannot be used, or a document beside it that proves nothing.</summary>
/// <param name="VersionId">The version.</param>
/// <param name="File">The file.</param>
/// <param name="Aliases">The aliases that point at it: what cannot be served now.</param>
/// <param name="Problem">What is wrong and what to do.</param>
public sealed record RegistryFinding(string VersionId, string File, IReadOnlyList<string> Aliases, string Problem);
