using System.Text.RegularExpressions;

namespace AlphaPulse.Architecture.Tests.Conventions;

/// <summary>Judges the text of files.</summary>
internal static partial class SourceRules
{
    private const int MaximumLines = 400;

    // Put together so that this file does not find itself.
    private static readonly string[] Unfinished = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception"];

    /// <summary>Lists what breaks the conventions of source files of packages.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="text">Its text.</param>
    /// <returns>One readable line for each defect.</returns>
    public static IEnumerable<string> FindSourceDefects(string path, string text)
    {
        var types = PublicType().Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();
        if (types.Count > 1)
        {
            yield return $"{path} has {types.Count} public types ({string.Join(", ", types)}); give each a file of its own.";
        }

        var lines = text.AsSpan().Count('\n');
        if (lines > MaximumLines)
        {
            yield return $"{path} has {lines} lines; {MaximumLines} are the most.";
        }
    }

    /// <summary>Lists what does not belong in any text of the project.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="text">Its text.</param>
    /// <returns>One readable line for each defect.</returns>
    public static IEnumerable<string> FindTextDefects(string path, string text)
    {
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            foreach (var mark in Unfinished)
            {
                if (line.Contains(mark, StringComparison.Ordinal))
                {
                    yield return $"{path}:{number} has an unfinished mark: {mark}.";
                }
            }

            if (MachinePath().IsMatch(line))
            {
                yield return $"{path}:{number} names a path of a machine.";
            }

            if (PackageHost().IsMatch(line))
            {
                yield return $"{path}:{number} names a package host.";
            }
        }
    }

    [GeneratedRegex(@"^public\s+(?:(?:static|sealed|abstract|readonly|ref|partial|unsafe)\s+)*(?:(?:record\s+)?(?:class|struct)|record|interface|enum|delegate\s+[^(]*?)\s+(?<name>\w+(?:<[^(>{]*>)?)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"(^|[^A-Za-z0-9_.])/(work|farm|root|tmp|home|Users)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"https?://[a-z0-9.-]*(nuget|npmjs)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PackageHost();
}
