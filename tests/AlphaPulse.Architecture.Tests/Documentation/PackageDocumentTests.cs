using AlphaPulse.Architecture.Tests.Layers;
using AlphaPulse.Training;

namespace AlphaPulse.Architecture.Tests.Documentation;

/// <summary>The documents that list the packages list all of them, and the layers that they are built in.</summary>
public class PackageDocumentTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/architecture.md")]
    public void Every_package_is_named(string document)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, document));
        LayerTests.AssertNone(
        [
            .. Repository.Packages.Where(package => !text.Contains($"`{package}`", StringComparison.Ordinal))
                .Select(package => $"{document} does not name '{package}'; add it to the table of packages."),
        ]);
    }

    [Fact]
    public void The_table_of_layers_is_the_one_that_is_enforced()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "docs/architecture.md"));
        LayerTests.AssertNone(
        [
            .. PackageTable.Rules.Where(rule => Repository.Packages.Contains(rule.Name) && !rows.Any(row =>
                    row.StartsWith($"| {rule.Layer} | `{rule.Name}` |", StringComparison.Ordinal)
                    || row.StartsWith($"| leaf | `{rule.Name}` |", StringComparison.Ordinal)))
                .Select(rule => $"docs/architecture.md does not have '{rule.Name}' in layer {rule.Layer}."),
        ]);
    }

    [Fact]
    public void The_table_of_guards_names_every_guard_and_says_whether_it_binds()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "docs/guides/honest-evaluation.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        LayerTests.AssertNone(
        [
            .. GuardNames.OfTraining.Concat(GuardNames.OfGate).Where(guard => !rows.Any(row =>
                    row.Contains($"`{guard}`", StringComparison.Ordinal)
                    && row.Contains(GuardNames.BindingByDefault.Contains(guard) ? "| yes |" : "| no |", StringComparison.Ordinal)))
                .Select(guard => $"docs/guides/honest-evaluation.md does not have the guard '{guard}', or says wrongly whether it binds."),
        ]);
    }
}
