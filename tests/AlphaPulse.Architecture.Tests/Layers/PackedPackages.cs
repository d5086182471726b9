using System.Xml.Linq;

namespace AlphaPulse.Architecture.Tests.Layers;

/// <summary>The packages that were packed last: in the folder that <c>ALPHAPULSE_PACKAGES</c> names, or in artifacts/packages.</summary>
internal static class PackedPackages
{
    private static readonly string? Named = Environment.GetEnvironmentVariable("ALPHAPULSE_PACKAGES") is { Length: > 0 } named ? named : null;

    /// <summary>Whether a folder was named, so that its absence is a failure.</summary>
    public static bool AreRequired => Named is not null;

    /// <summary>The nuspec of each package of the newest version, with its file.</summary>
    public static IReadOnlyList<(string File, XDocument Nuspec)> Newest { get; } = FindNewest();

    private static (string File, XDocument Nuspec)[] FindNewest()
    {
        var folder = new DirectoryInfo(Path.GetFullPath(Named ?? "artifacts/packages", Repository.Root));
        if (!folder.Exists)
        {
            return [];
        }

        var packed = folder.EnumerateFiles("*.nupkg")
            .Where(f => f.Name.Contains($".{Repository.VersionPrefix}", StringComparison.Ordinal))
            .Select(f => (File: f.FullName, f.LastWriteTimeUtc, Nuspec: ReferenceReader.Nuspec(f.FullName)))
            .ToList();
        var version = packed.Count == 0 ? null : ReferenceReader.Single(packed.MaxBy(p => p.LastWriteTimeUtc).Nuspec, "version");
        return [.. packed.Where(p => ReferenceReader.Single(p.Nuspec, "version") == version).Select(p => (p.File, p.Nuspec))];
    }
}
