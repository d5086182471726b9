using System.Text.RegularExpressions;
using AlphaPulse.Features;

namespace AlphaPulse.Architecture.Tests.Documentation;

/// <summary>The expressions that the README of the features shows are expressions.</summary>
public partial class FeatureReadmeTests
{
    [Fact]
    public void Every_expression_of_the_readme_is_a_feature()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "AlphaPulse.Features", "README.md")).ReplaceLineEndings("\n");
        var start = readme.IndexOf("A feature is a text:", StringComparison.Ordinal);
        Assert.True(start >= 0, "The README says what a feature is.");
        var paragraph = readme[start..readme.IndexOf("\n\n", start, StringComparison.Ordinal)];
        var expressions = Code().Matches(paragraph).Select(m => m.Groups["code"].Value).ToList();
        Assert.True(expressions.Count >= 6, $"There are {expressions.Count} expressions.");
        Assert.Equal(expressions.Count, FeatureSet.Parse("readme", expressions).Schema.Columns.Count);
    }

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
