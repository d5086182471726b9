using System.Text.RegularExpressions;
using AlphaPulse.TestKit;

namespace AlphaPulse.Architecture.Tests.Documentation;

/// <summary>What users of other collectors complain about is named where a test shows that it does not happen here.</summary>
public partial class ComplaintTests
{
    /// <summary>A reference without a repository is of the one that was named last.</summary>
    [EvidenceFact]
    public void Every_complaint_is_named_by_a_test()
    {
        var text = File.ReadAllText(Evidence.File("specs", "collectors.md"));
        var section = text[text.IndexOf("## 2.", StringComparison.Ordinal)..text.IndexOf("## 4.", StringComparison.Ordinal)];
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var complaints = new List<string>();
        var repository = string.Empty;
        foreach (Match match in Reference().Matches(section))
        {
            repository = match.Groups["repository"] is { Success: true } named ? named.Value : repository;
            if (match.Groups["number"] is { Success: true } number)
            {
                complaints.Add($"{repository}#{number.Value}");
            }
        }

        Assert.True(complaints.Count > 70, $"{complaints.Count} complaints were found: the section is written in another way");
        Assert.Empty(complaints.Where(complaint => !Regex.IsMatch(tests, $@"\b{Regex.Escape(complaint)}\b", RegexOptions.IgnoreCase)));
    }

    /// <summary>As in <c>ccxt#5026</c>, <c>#387</c> behind another one, or the name of a repository whose numbers follow.</summary>
    [GeneratedRegex(@"(?:\w[\w.-]*/)?(?<repository>[A-Za-z][\w.-]*)#(?<number>\d+)|#(?<number>\d+)|\b(?<repository>freqtrade)\b")]
    private static partial Regex Reference();
}
