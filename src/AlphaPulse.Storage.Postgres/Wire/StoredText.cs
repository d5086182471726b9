using System.Globalization;
using System.Text;

namespace AlphaPulse.Storage.Postgres;

/// <summary>
/// Free text as stored. PostgreSQL holds no NUL and no half of a surrogate pair, and text of venues has both now and then: they are escapes
/// behind a backslash, and so is the backslash itself. Any other text is stored as it is.
/// </summary>
internal static class StoredText
{
    private const char Escape = '\\';
    private const int HexDigits = 4;

    public static string Encode(string text)
    {
        if (!NeedsEscapes(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not (Escape or '\0') && !IsHalf(text, i))
            {
                result.Append(text[i]);
                if (char.IsHighSurrogate(text[i]))
                {
                    result.Append(text[++i]);
                }
            }
            else if (text[i] == Escape)
            {
                result.Append(Escape).Append(Escape);
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"{Escape}u{(int)text[i]:X4}");
            }
        }

        return result.ToString();
    }

    public static string? EncodeOrNull(string? text) => text is null ? null : Encode(text);

    /// <summary>Reads a text.</summary>
    /// <param name="stored">What is stored.</param>
    /// <param name="place">The store, for the message.</param>
    /// <exception cref="StoreException">An escape is none of ours.</exception>
    public static string Decode(string stored, string place)
    {
        if (!stored.Contains(Escape, StringComparison.Ordinal))
        {
            return stored;
        }

        var result = new StringBuilder(stored.Length);
        for (var i = 0; i < stored.Length; i++)
        {
            if (stored[i] != Escape)
            {
                result.Append(stored[i]);
            }
            else if (i + 1 < stored.Length && stored[i + 1] == Escape)
            {
                result.Append(Escape);
                i++;
            }
            else if (i + 1 + HexDigits < stored.Length && stored[i + 1] == 'u'
                && ushort.TryParse(stored.AsSpan(i + 2, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                result.Append((char)unit);
                i += 1 + HexDigits;
            }
            else
            {
                throw StoreDamage.Create(place, $"the text '{stored}' has a backslash that begins no escape");
            }
        }

        return result.ToString();
    }

    private static bool NeedsEscapes(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is Escape or '\0' || char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHalf(string text, int index) =>
        char.IsLowSurrogate(text[index]) || (char.IsHighSurrogate(text[index]) && (index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])));
}
