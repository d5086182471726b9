using System.Globalization;

namespace AlphaPulse;

/// <summary>The one form in which times are written: ISO 8601, UTC, with a fraction only where there is one.</summary>
public static class UtcText
{
    /// <summary>Writes a time as <c>2026-11-21T13:00:00Z</c>, or with up to seven decimals of a second.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The text.</returns>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
