using System.Text.RegularExpressions;

namespace AlphaPulse.Architecture.Tests.Documentation;

/// <summary>Code blocks of documents and regions of compiled files, without indentation.</summary>
internal static partial class Snippets
{
    /// <summary>The C# blocks of a document.</summary>
    public static IEnumerable<string> Blocks(string markdown) => Block().Matches(markdown.ReplaceLineEndings("\n")).Select(m => Plain(m.Groups["code"].Value));

    /// <summary>The regions of a source file, from <c>// snippet: name</c> to <c>// end</c>.</summary>
    public static IEnumerable<(string Name, string Code)> Regions(string source) =>
        Region().Matches(source.ReplaceLineEndings("\n")).Select(m => (m.Groups["name"].Value, Plain(m.Groups["code"].Value)));

    /// <summary>Without indentation, and without the namespaces that a whole program begins with: a region has those of its file.</summary>
    private static string Plain(string code) =>
        string.Join('\n', code.Trim().Split('\n', StringSplitOptions.TrimEntries).SkipWhile(l => l.Length == 0 || Import().IsMatch(l)));

    [GeneratedRegex(@"^[ ]*```(csharp|cs|c#)[ ]*\n(?<code>.*?)^[ ]*```[ ]*$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^[ ]*// snippet: (?<name>[\w-]+)\n(?<code>.*?)^[ ]*// end$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Region();

    [GeneratedRegex(@"^using [\w.]+;$", RegexOptions.None, 1000)]
    private static partial Regex Import();
}
