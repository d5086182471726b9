using System.Text.Json;

namespace AlphaPulse.Hosting;

/// <summary>Names of the domain in the form that files and JSON use: <c>VenueRest</c> is <c>venue_rest</c>.</summary>
public static class SnakeCase
{
    /// <summary>The name of an enumeration value in snake case.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The name.</returns>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
