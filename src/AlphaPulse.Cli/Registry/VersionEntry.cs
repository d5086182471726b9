namespace AlphaPulse.Cli.Registry;

/// <summary>A version in a listing.</summary>
internal sealed record VersionEntry(string Version, string Kind, string RegisteredAt, IReadOnlyList<string> Aliases, string Sha256, string Path)
{
    public static VersionEntry Of(ModelVersion version, IReadOnlyDictionary<string, string> aliases) => new(
        version.Id,
        version.Kind,
        UtcText.Format(version.RegisteredAt),
        [.. aliases.Where(a => a.Value == version.Id).Select(a => a.Key).Order(StringComparer.Ordinal)],
        version.Sha256,
        version.Path);
}
