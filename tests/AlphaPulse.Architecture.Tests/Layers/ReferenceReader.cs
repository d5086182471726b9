using System.IO.Compression;
using System.Xml.Linq;

namespace AlphaPulse.Architecture.Tests.Layers;

/// <summary>Reads references from project files and from packed packages.</summary>
internal static class ReferenceReader
{
    private static readonly string[] References = ["ProjectReference", "PackageReference", "FrameworkReference"];

    /// <summary>The references of a project file and of the props that all packages share.</summary>
    public static PackageReferences OfProject(string name, params IEnumerable<XDocument> files) => new(
        name,
        [
            .. files.SelectMany(file => file.Descendants())
                .Where(e => References.Contains(e.Name.LocalName, StringComparer.Ordinal))
                .Select(e => (Kind: e.Name.LocalName, Include: (string?)e.Attribute("Include")))
                .Where(e => e.Include is not null)
                .Select(e => e.Kind == "ProjectReference" ? Path.GetFileNameWithoutExtension(e.Include!.Replace('\\', '/')) : e.Include!)
                .Distinct(StringComparer.Ordinal),
        ]);

    /// <summary>The nuspec of a packed package.</summary>
    public static XDocument Nuspec(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        using var stream = archive.Entries.Single(e => !e.FullName.Contains('/', StringComparison.Ordinal) && e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream);
    }

    /// <summary>The references of a nuspec.</summary>
    public static PackageReferences OfNuspec(XDocument nuspec) => new(
        Single(nuspec, "id"),
        [
            .. nuspec.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value),
            .. nuspec.Descendants().Where(e => e.Name.LocalName == "frameworkReference").Select(e => e.Attribute("name")!.Value),
        ]);

    /// <summary>The text of the first element of a name.</summary>
    public static string Single(XDocument nuspec, string element) =>
        nuspec.Descendants().First(e => e.Name.LocalName == element).Value;
}
