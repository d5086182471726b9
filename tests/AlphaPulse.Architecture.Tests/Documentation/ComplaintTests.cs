using System.Text.RegularExpressions;
using AlphaPulse.TestKit;

namespace AlphaPulse.Architecture.Tests.Documentation;

/// <summary>What users of other collectors complain about is named where a test shows that it does not happen here.</summary>
public partial class ComplaintTests
{
    [EvidenceFact]
    public void Every_complaint_is_named_by_a_test()
    {
        var text = File.ReadAllText(Evidence.File("specs", "collectors.md"));
        var complaints = Read(text[text.IndexOf("## 2.", StringComparison.Ordinal)..text.IndexOf("## 4.", StringComparison.Ordinal)]);
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories).SelectMany(file => Read(File.ReadAllText(file)));
        Assert.True(complaints.Count > 70, $"{complaints.Count} complaints were found: the section is written in another way");
        Assert.Empty(complaints.Except(tests, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The references of a text. One without a repository is of the one that was named last.</summary>
    private static List<string> Read(string text)
    {
        var references = new List<string>();
        var repository = string.Empty;
        foreach (Match match in Reference().Matches(text))
        {
            repository = match.Groups["repository"] is { Success: true } named ? named.Value : repository;
            if (match.Groups["number"] is { Success: true } number)
            {
                references.Add($"{repository}#{number.Value}");
            }
        }

        return references;
    }

    /// <summary>As in <c>ccxt#5026</c>, <c>#387</c> behind another one, or the name of a repository whose numbers follow.</summary>
    [GeneratedRegex(@"(\w[\w.-]*/)?(?<repository>[A-Za-z][\w.-]*)#(?<number>[0-9]+)|#(?<number>[0-9]+)|\b(?<repository>freqtrade)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Reference();
}
