namespace AlphaPulse.Collectors;

/// <summary>The names of the five numbers of a row.</summary>
internal static class AuditColumns
{
    private static readonly string[] Names = ["open", "high", "low", "close", "volume"];

    public static string NameOf(int index) => Names[index];
}
