using System.Text.RegularExpressions;
using AlphaPulse.Architecture.Tests.Layers;

namespace AlphaPulse.Architecture.Tests.Documentation;

/// <summary>The code of the guides, the quickstart and the READMEs is code that compiles, and their links lead somewhere.</summary>
public partial class GuideSnippetTests
{
    private static readonly IReadOnlyList<(string Path, string Text)> Documents =
    [
        .. Read("docs/guides", "*.md"),
        .. Read("docs", "quickstart.md"),
        .. Read("", "README.md"),
        .. Repository.Packages.SelectMany(package => Read(Path.Combine("src", package), "README.md")),
    ];

    private static readonly IReadOnlyList<(string Name, string Code)> Regions =
        [.. Read("samples/AlphaPulse.Snippets", "*.cs", SearchOption.AllDirectories).SelectMany(f => Snippets.Regions(f.Text))];

    [Fact]
    public void Every_block_of_a_document_is_a_region_of_the_compiled_snippets()
    {
        Assert.NotEmpty(Documents.SelectMany(d => Snippets.Blocks(d.Text)));
        LayerTests.AssertNone(
        [
            .. Documents.SelectMany(d => Snippets.Blocks(d.Text)
                .Where(block => Regions.All(r => r.Code != block))
                .Select(block => $"{Path.GetRelativePath(Repository.Root, d.Path)} has code that samples/AlphaPulse.Snippets does not have:\n{block}")),
        ]);
    }

    [Fact]
    public void Every_region_is_shown_once_and_has_a_name_of_its_own()
    {
        var blocks = Documents.SelectMany(d => Snippets.Blocks(d.Text)).ToList();
        LayerTests.AssertNone(
        [
            .. Regions.Where(r => blocks.Count(b => b == r.Code) != 1).Select(r => $"The snippet '{r.Name}' is not shown once."),
            .. Regions.GroupBy(r => r.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"The snippet '{g.Key}' is there twice."),
        ]);
    }

    [Fact]
    public void Relative_links_of_the_documents_lead_somewhere() => LayerTests.AssertNone(
    [
        .. Documents.SelectMany(d => Link().Matches(d.Text).Select(m => m.Groups["target"].Value)
            .Where(target => !File.Exists(Path.Combine(Path.GetDirectoryName(d.Path)!, target)) && !Directory.Exists(Path.Combine(Path.GetDirectoryName(d.Path)!, target)))
            .Select(target => $"{Path.GetRelativePath(Repository.Root, d.Path)} links to '{target}', which is not there.")),
    ]);

    [Fact]
    public void Blocks_and_regions_are_compared_without_indentation()
    {
        Assert.Equal(["a();\nb();"], Snippets.Blocks("x\n```csharp\nusing A.B;\n\na();\n    b();\n```\n```json\n{}\n```\n"));
        Assert.Equal([("one", "a();\nb();")], Snippets.Regions("{\n    // snippet: one\n    a();\n        b();\n    // end\n}\n"));
    }

    private static List<(string Path, string Text)> Read(string folder, string pattern, SearchOption depth = SearchOption.TopDirectoryOnly) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, depth).Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f))),
    ];

    [GeneratedRegex(@"\]\((?<target>(?!https?:|#)[^)#\s]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
