using System.Globalization;

namespace AlphaPulse.Validity;

/// <summary>Tables of what each guard saw and what its absence costs.</summary>
internal static class GuardTables
{
    public static void Print(IReadOnlyList<StudyResult> results)
    {
        List<StudyResult> whole = [.. results.Where(r => r.Off == "none")];
        PrintReplaced([.. whole.Where(r => r.Kind != "walk")]);
        Print("promoted where one guard is off", whole, r => r.PromotedWithout);
        Print("promoted where one more guard binds", whole, r => r.PromotedIfBinding, absent: "not measured");
        Print("markets on which the guard did not hold", whole, r => r.Failed);
    }

    private static void Print(string title, List<StudyResult> results, Func<StudyResult, IReadOnlyDictionary<string, int>> counts, string absent = "0")
    {
        string[] names = [.. results.SelectMany(r => counts(r).Keys).Distinct(StringComparer.Ordinal)];
        Console.WriteLine();
        Console.WriteLine($"| {title} | {string.Join(" | ", results.Select(Heading))} |");
        Console.WriteLine($"| --- |{string.Concat(results.Select(_ => " ---: |"))}");
        foreach (var name in names)
        {
            Console.WriteLine($"| {name} | {string.Join(" | ", results.Select(r => counts(r).TryGetValue(name, out var number) ? number.ToString(CultureInfo.InvariantCulture) : absent))} |");
        }
    }

    private static void PrintReplaced(List<StudyResult> results)
    {
        Console.WriteLine();
        Console.WriteLine("| against the oracle as the champion | replaced it | would have, were scores not tested |");
        Console.WriteLine("| --- | ---: | ---: |");
        foreach (var result in results)
        {
            Console.WriteLine($"| {Heading(result)} | {result.OraclesReplaced} | {result.OraclesReplacedUntested} |");
        }
    }

    private static string Heading(StudyResult result) =>
        FormattableString.Invariant($"{result.Count} {result.Kind}, {result.Cost} bp{(result.Leak ? ", leak" : "")}{(result.LeakNoise > 0 ? $" with {result.LeakNoise:P0} noise" : "")}{(result.Permutations > 0 ? ", permuted" : "")} ({result.Promoted} promoted)");
}
