using System.IO.Compression;
using System.Xml.Linq;

namespace AlphaPulse.Architecture.Tests.Layers;

public class PackedPackageTests
{
    // The compiler drops references that no code uses, so the arrows are read from what is shipped as well.
    [PackedFact]
    public void Nuspecs_keep_to_the_table()
    {
        Assert.NotEmpty(PackedPackages.Newest);
        LayerTests.AssertNone(LayerChecker.FindViolations(PackedPackages.Newest.Select(p => ReferenceReader.OfNuspec(p.Nuspec)), PackageTable.Rules));
    }

    [PackedFact]
    public void Packages_of_one_build_ask_for_each_other()
    {
        var version = ReferenceReader.Single(PackedPackages.Newest[0].Nuspec, "version");
        Assert.All(PackedPackages.Newest, package => Assert.All(
            package.Nuspec.Descendants().Where(e => e.Name.LocalName == "dependency" && PackageTable.IsOurs(e.Attribute("id")!.Value)),
            dependency => Assert.Equal(version, dependency.Attribute("version")!.Value)));
        if (PackedPackages.AreRequired)
        {
            Assert.Equal(
                string.Join('\n', Repository.Packages),
                string.Join('\n', PackedPackages.Newest.Select(p => ReferenceReader.Single(p.Nuspec, "id")).Order(StringComparer.Ordinal)));
        }
    }

    [PackedFact]
    public void Packages_carry_their_readme_and_licence() => Assert.All(PackedPackages.Newest, package =>
    {
        using var archive = ZipFile.OpenRead(package.File);
        Assert.NotNull(archive.GetEntry("README.md"));
        Assert.Equal("MIT", ReferenceReader.Single(package.Nuspec, "license"));
    });

    [Fact]
    public void A_wrong_arrow_in_a_nuspec_is_found()
    {
        var nuspec = XDocument.Parse("""
            <package xmlns="urn:any"><metadata>
              <id>AlphaPulse.Models</id>
              <dependencies><group targetFramework="net10.0"><dependency id="AlphaPulse.Training" version="0.1.0" /></group></dependencies>
              <frameworkReferences><group targetFramework="net10.0"><frameworkReference name="Microsoft.AspNetCore.App" /></group></frameworkReferences>
            </metadata></package>
            """);
        Assert.Equal(2, LayerChecker.FindViolations([ReferenceReader.OfNuspec(nuspec)], PackageTable.Rules).Count);
    }
}
