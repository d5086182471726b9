using System.Xml.Linq;

namespace AlphaPulse.Architecture.Tests.Layers;

public class LayerTests
{
    [Fact]
    public void Projects_keep_to_the_table()
    {
        var shared = XDocument.Load(Path.Combine(Repository.Root, "src", "Directory.Build.props"));
        var projects = Repository.AllPackages.Select(name => ReferenceReader.OfProject(name, XDocument.Load(Repository.ProjectFile(name)), shared)).ToList();
        Assert.Contains(projects, p => p.Name == "AlphaPulse.Abstractions" && p.References.Count > 0);
        AssertNone(LayerChecker.FindViolations(projects, PackageTable.Rules));
    }

    [Fact]
    public void A_package_outside_of_the_solution_is_a_leaf() =>
        Assert.All(Repository.AllPackages.Except(Repository.Packages, StringComparer.Ordinal), name =>
            Assert.DoesNotContain(PackageTable.Rules, rule => rule.MayReference.Contains(name)));

    [Fact]
    public void The_table_has_one_way_arrows_only()
    {
        var layers = PackageTable.Rules.ToDictionary(r => r.Name, r => r.Layer, StringComparer.Ordinal);
        Assert.All(PackageTable.Rules, rule => Assert.All(rule.MayReference, reference =>
            Assert.True(layers[reference] < rule.Layer, $"{rule.Name} -> {reference}")));
    }

    [Theory]
    [InlineData("AlphaPulse.Abstractions", "AlphaPulse.Models", "an arrow upwards, from layer 0 to 1")]
    [InlineData("AlphaPulse.Models", "AlphaPulse.Features", "an arrow upwards, from layer 1 to 2")]
    [InlineData("AlphaPulse.Models", "AlphaPulse.Backtesting", "an arrow to a sibling in layer 1")]
    [InlineData("AlphaPulse.Drift", "AlphaPulse.Backtesting", "a lower layer that the table does not name for it")]
    [InlineData("AlphaPulse.Hosting", "AlphaPulse.Testing", "an arrow upwards")]
    [InlineData("AlphaPulse.Hosting", "AlphaPulse.Nowhere", "not in the table")]
    [InlineData("AlphaPulse.Nowhere", "AlphaPulse.Abstractions", "AlphaPulse.Nowhere is not in the table")]
    [InlineData("AlphaPulse.Models", "Polly.Core", "a third-party package")]
    [InlineData("AlphaPulse.Models", "Microsoft.Data.Sqlite.Core", "a third-party package")]
    [InlineData("AlphaPulse.Features", "Microsoft.Extensions.Hosting.Abstractions", "a third-party package")]
    [InlineData("AlphaPulse.Hosting", "Microsoft.AspNetCore.App", "a third-party package")]
    public void A_wrong_arrow_is_found(string from, string to, string violation)
    {
        PackageReferences[] packages = [new("AlphaPulse.Indicators", ["AlphaPulse.Abstractions"]), new(from, ["Microsoft.Extensions.Options", to])];
        var found = Assert.Single(LayerChecker.FindViolations(packages, PackageTable.Rules));
        Assert.Contains(violation, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AlphaPulse.Drift", "AlphaPulse.Models")]
    [InlineData("AlphaPulse.Hosting", "AlphaPulse.Training")]
    [InlineData("AlphaPulse.Cli", "Spectre.Console")]
    [InlineData("AlphaPulse.Testing", "AlphaPulse.Simulation")]
    [InlineData("AlphaPulse.Storage.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3")]
    public void A_right_arrow_is_not(string from, string to) =>
        Assert.Empty(LayerChecker.FindViolations([new(from, [to])], PackageTable.Rules));

    [Fact]
    public void References_are_read_from_a_project_file()
    {
        var project = XDocument.Parse("""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup><ProjectReference Include="..\AlphaPulse.Models\AlphaPulse.Models.csproj" /></ItemGroup>
              <ItemGroup Condition="true"><PackageReference Include="Polly.Core" /><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup>
            </Project>
            """);
        Assert.Equal("AlphaPulse.Models Polly.Core Microsoft.AspNetCore.App", string.Join(' ', ReferenceReader.OfProject("x", project).References));
    }

    internal static void AssertNone(IReadOnlyCollection<string> violations) =>
        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
}
