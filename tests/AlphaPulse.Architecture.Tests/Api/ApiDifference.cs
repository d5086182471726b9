namespace AlphaPulse.Architecture.Tests.Api;

/// <summary>Compares two texts of a public API line by line, each member under its type.</summary>
internal static class ApiDifference
{
    /// <summary>Lists what was added and removed.</summary>
    /// <param name="approved">The approved text.</param>
    /// <param name="actual">The text of what was built.</param>
    /// <returns>Lines that begin with <c>+</c> or <c>-</c>, sorted by type; empty where there is no difference.</returns>
    public static IReadOnlyList<string> Between(string approved, string actual)
    {
        var (before, after) = (Flatten(approved), Flatten(actual));
        return
        [
            .. before.Except(after, StringComparer.Ordinal).Select(line => (line, sign: "-"))
                .Concat(after.Except(before, StringComparer.Ordinal).Select(line => (line, sign: "+")))
                .OrderBy(x => x.line, StringComparer.Ordinal)
                .Select(x => $"{x.sign} {x.line}"),
        ];
    }

    private static List<string> Flatten(string text)
    {
        var lines = new List<string>();
        var type = string.Empty;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Where(l => l.Length > 0))
        {
            if (line.StartsWith(' '))
            {
                lines.Add($"{type} > {line.Trim()}");
            }
            else
            {
                type = line;
                lines.Add(line);
            }
        }

        return lines;
    }
}
