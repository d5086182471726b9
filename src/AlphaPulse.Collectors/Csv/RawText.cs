using System.Text;

namespace AlphaPulse.Collectors;

/// <summary>Input bytes as text for people: what is no UTF-8 becomes the replacement character.</summary>
internal static class RawText
{
    private const int LineLimit = 1000;
    private const int FieldLimit = 100;

    public static string OfLine(ReadOnlySpan<byte> line) => Cut(line, LineLimit);

    public static string OfField(ReadOnlySpan<byte> field) => Cut(field, FieldLimit);

    private static string Cut(ReadOnlySpan<byte> bytes, int limit)
    {
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 4 * limit)]);
        if (text.Length <= limit)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
    }
}
