namespace AlphaPulse;

/// <summary>The names that were probably meant by one that nobody knows.</summary>
internal static class NearNames
{
    private const int Most = 3;

    /// <summary>Those names that at most half of their letters tell from the unknown one, with their distance.</summary>
    internal static IEnumerable<(string Name, int Distance)> Of(string unknown, IEnumerable<string> names) => names
        .Select(name => (Name: name, Distance: Distance(unknown, name)))
        .Where(n => n.Distance <= Math.Max(1, n.Name.Length / 2));

    /// <summary>The nearest of the names, to go on with a message; empty where there are none.</summary>
    internal static string Question(IEnumerable<(string Name, int Distance)> near)
    {
        string[] nearest =
        [
            .. near.DistinctBy(n => n.Name, StringComparer.Ordinal)
                .OrderBy(n => n.Distance)
                .ThenBy(n => n.Name, StringComparer.Ordinal)
                .Take(Most)
                .Select(n => $"'{n.Name}'"),
        ];
        return nearest.Length > 0 ? $", did you mean {string.Join(" or ", nearest)}" : string.Empty;
    }

    // Levenshtein's distance with one row.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
