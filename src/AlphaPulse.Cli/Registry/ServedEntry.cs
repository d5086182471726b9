namespace AlphaPulse.Cli.Registry;

/// <summary>What <c>models history --at</c> prints: the version that an alias pointed at.</summary>
internal sealed record ServedEntry(string Alias, string At, string? Version, string? From, string? Until, string? RemovedAt)
{
    public static ServedEntry Of(string alias, DateTimeOffset at, ServingPeriod? period) => new(
        alias, UtcText.Format(at), period?.Version.Id, Text(period?.Start.At), Text(period?.End?.At), Text(period?.RemovedAt));

    private static string? Text(DateTimeOffset? time) => time is { } value ? UtcText.Format(value) : null;
}
