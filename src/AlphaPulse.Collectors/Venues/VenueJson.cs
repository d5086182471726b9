using System.Runtime.InteropServices;
using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>Reads the parts of an answer that are no rows: lists of instruments and clocks.</summary>
/// <remarks>What is wrong is a <see cref="JsonException"/>, which <see cref="RestVenue"/> turns into a <see cref="VenueException"/>.</remarks>
public static class VenueJson
{
    /// <summary>A property that must be there.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">It is no object or has no such property.</exception>
    public static JsonElement Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value
            : throw new JsonException($"There is no '{name}'.");

    /// <summary>The items of a list.</summary>
    /// <param name="element">The list.</param>
    /// <returns>The items.</returns>
    /// <exception cref="JsonException">It is no list.</exception>
    public static JsonElement.ArrayEnumerator Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : throw new JsonException($"A {element.ValueKind} is no list.");

    /// <summary>The text of a property that must be there.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The text.</returns>
    /// <exception cref="JsonException">There is none.</exception>
    public static string Text(this JsonElement element, string name) =>
        element.OptionalText(name) ?? throw new JsonException($"There is no text '{name}'.");

    /// <summary>The text of a property that may be absent.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The text; <see langword="null"/> where there is none or an empty one.</returns>
    /// <exception cref="JsonException">It is no object, or the value is no text.</exception>
    public static string? OptionalText(this JsonElement element, string name)
    {
        if (!TryFind(element, name, out var value))
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new JsonException($"'{name}' is no text.");
        return text.Length == 0 ? null : text;
    }

    /// <summary>The number of a property that may be absent, text or number token, digit for digit.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The value; <see langword="null"/> where there is none or an empty text.</returns>
    /// <exception cref="JsonException">It is no number that a decimal holds exactly.</exception>
    public static decimal? OptionalDecimal(this JsonElement element, string name)
    {
        if (!TryFind(element, name, out var value))
        {
            return null;
        }

        var raw = JsonMarshal.GetRawUtf8Value(value);
        var digits = value.ValueKind == JsonValueKind.String ? raw[1..^1] : raw;
        if (digits.IsEmpty)
        {
            return null;
        }

        return ExactNumber.TryParse(digits, out var number)
            ? number
            : throw new JsonException($"'{name}' is '{RawText.OfField(digits)}', no number that 28 digits hold exactly.");
    }

    /// <summary>The number of a property that may be absent; zero, by which venues say that there is no rule, is absent too.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The positive value; <see langword="null"/> where there is none.</returns>
    /// <exception cref="JsonException">It is no number that a decimal holds exactly.</exception>
    public static decimal? OptionalPositive(this JsonElement element, string name) =>
        element.OptionalDecimal(name) is { } value and > 0 ? value : null;

    /// <summary>The time of a property that may be absent: a number since 1970 in s, ms, us or ns, told by its range, or a time that is written out.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The time, UTC; <see langword="null"/> where there is none, an empty text or zero.</returns>
    /// <exception cref="JsonException">It is no time.</exception>
    public static DateTimeOffset? OptionalTime(this JsonElement element, string name)
    {
        if (!TryFind(element, name, out var value))
        {
            return null;
        }

        var raw = JsonMarshal.GetRawUtf8Value(value);
        var text = value.ValueKind == JsonValueKind.String ? raw[1..^1] : raw;
        if (text.IsEmpty || text is [(byte)'0'])
        {
            return null;
        }

        return (ExactNumber.TryParse(text, out var number) && VenueTime.TryRead(number, out var time)) || VenueTime.TryReadIso(text, out time)
            ? time
            : throw new JsonException($"'{name}' is '{RawText.OfField(text)}', no time.");
    }

    /// <summary>The time of a property that must be there.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The name of the property.</param>
    /// <returns>The time, UTC.</returns>
    /// <exception cref="JsonException">There is none.</exception>
    public static DateTimeOffset Time(this JsonElement element, string name) =>
        element.OptionalTime(name) ?? throw new JsonException($"There is no time '{name}'.");

    private static bool TryFind(JsonElement element, string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object
            ? element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null
            : throw new JsonException($"There is no object that could have '{name}'.");
    }
}
