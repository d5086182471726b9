using System.Globalization;

namespace AlphaPulse.Cli.Output;

/// <summary>Times in options.</summary>
internal static class TimeText
{
    private static readonly string[] Forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"];

    public static DateTimeOffset Parse(string option, string text) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new FormatException($"{option} is '{text}'; write it in UTC, as in 2024-01-01 or 2024-01-01T12:00:00Z.");
}
