using System.Text.RegularExpressions;
using AlphaPulse.Architecture.Tests.Layers;

namespace AlphaPulse.Architecture.Tests.Documentation;

/// <summary>The code of the guides is code that compiles, and their links lead somewhere.</summary>
public partial class GuideSnippetTests
{
    private static readonly IReadOnlyList<(string Path, string Text)> Guides = Read("docs/guides", "*.md");

    private static readonly IReadOnlyList<(string Name, string Code)> Regions =
        [.. Read("samples/AlphaPulse.Snippets", "*.cs").SelectMany(f => Snippets.Regions(f.Text))];

    [Fact]
    public void Every_block_of_a_guide_is_a_region_of_the_compiled_snippets()
    {
        Assert.NotEmpty(Guides.SelectMany(g => Snippets.Blocks(g.Text)));
        LayerTests.AssertNone(
        [
            .. Guides.SelectMany(g => Snippets.Blocks(g.Text)
                .Where(block => Regions.All(r => r.Code != block))
                .Select(block => $"{Path.GetFileName(g.Path)} has code that samples/AlphaPulse.Snippets does not have:\n{block}")),
        ]);
    }

    [Fact]
    public void Every_region_is_shown_once_and_has_a_name_of_its_own()
    {
        var blocks = Guides.SelectMany(g => Snippets.Blocks(g.Text)).ToList();
        LayerTests.AssertNone(
        [
            .. Regions.Where(r => blocks.Count(b => b == r.Code) != 1).Select(r => $"The snippet '{r.Name}' is not shown once."),
            .. Regions.GroupBy(r => r.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"The snippet '{g.Key}' is there twice."),
        ]);
    }

    [Fact]
    public void Relative_links_of_the_guides_lead_somewhere() => LayerTests.AssertNone(
    [
        .. Guides.SelectMany(g => Link().Matches(g.Text).Select(m => m.Groups["target"].Value)
            .Where(target => !File.Exists(Path.Combine(Path.GetDirectoryName(g.Path)!, target)) && !Directory.Exists(Path.Combine(Path.GetDirectoryName(g.Path)!, target)))
            .Select(target => $"{Path.GetFileName(g.Path)} links to '{target}', which is not there.")),
    ]);

    [Fact]
    public void Blocks_and_regions_are_compared_without_indentation()
    {
        Assert.Equal(["a();\nb();"], Snippets.Blocks("x\n```csharp\na();\n    b();\n```\n```json\n{}\n```\n"));
        Assert.Equal([("one", "a();\nb();")], Snippets.Regions("{\n    // snippet: one\n    a();\n        b();\n    // end\n}\n"));
    }

    private static List<(string Path, string Text)> Read(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern).Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f))),
    ];

    [GeneratedRegex(@"\]\((?<target>(?!https?:|#)[^)#\s]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
