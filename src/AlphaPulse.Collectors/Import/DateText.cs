using System.Text;

namespace AlphaPulse.Collectors;

/// <summary>Brings the dates of vendors into the form of ISO-8601: 2024.01.31, 2024/01/31, 20240131 09:30 and, in a known order, 31/01/2024.</summary>
internal static class DateText
{
    private const int CompactLength = 8;

    /// <summary>Whether a text is a time of day: 09:30, 09:30:00, 0930 or 093000.</summary>
    public static bool IsTimeOfDay(ReadOnlySpan<byte> text) => text.Length switch
    {
        4 or 6 => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9'),
        5 or 8 => text[2] == ':' && (text.Length == 5 || text[5] == ':'),
        _ => false,
    };

    /// <summary>Whether a text begins with a date that has its year at the end.</summary>
    public static bool TryYearLast(ReadOnlySpan<char> text, out int first, out int second) =>
        TryParts(text, out first, out second, out _, out _, out _);

    /// <summary>Whether a date in ISO-8601 can be made; numbers since 1970 and dates in ISO-8601 are left as they are.</summary>
    /// <param name="text">The date, with or without a time of day behind a blank.</param>
    /// <param name="order">The order of dates with the year at the end; without one they cannot be read.</param>
    /// <param name="iso">The date in ISO-8601 with what stood behind it.</param>
    public static bool TryToIso(ReadOnlySpan<byte> text, DateOrder? order, out byte[] iso)
    {
        iso = [];
        Span<char> chars = stackalloc char[64];
        if (text.Length > chars.Length || !Encoding.ASCII.TryGetChars(text, chars, out var length))
        {
            return false;
        }

        ReadOnlySpan<char> all = chars[..length];
        if (all.Length >= 10 && all[4] == all[7] && all[4] is ('.' or '/'))
        {
            iso = Compose(all[..4], all[5..7], all[8..10], all[10..]);
            return true;
        }

        // Eight digits alone could be a number since 1970; with a time of day behind them they cannot.
        if (all.Length > CompactLength && !all[..CompactLength].ContainsAnyExceptInRange('0', '9') && all[CompactLength] is (' ' or 'T'))
        {
            iso = Compose(all[..4], all[4..6], all[6..8], all[8..]);
            return true;
        }

        if (order is { } known && TryParts(all, out var first, out var second, out var year, out var rest, out _))
        {
            var (day, month) = known == DateOrder.DayFirst ? (first, second) : (second, first);
            iso = Compose($"{year:0000}", $"{month:00}", $"{day:00}", all[rest..]);
            return true;
        }

        return false;
    }

    /// <summary>A date and a time of day from two columns, with a blank between and colons within.</summary>
    public static byte[] Join(ReadOnlySpan<byte> date, ReadOnlySpan<byte> timeOfDay)
    {
        var hasColons = timeOfDay.Contains((byte)':');
        var joined = new List<byte>(date.Length + timeOfDay.Length + 3);
        joined.AddRange(date);
        joined.Add((byte)' ');
        for (var i = 0; i < timeOfDay.Length; i++)
        {
            if (!hasColons && i > 0 && i % 2 == 0)
            {
                joined.Add((byte)':');
            }

            joined.Add(timeOfDay[i]);
        }

        return [.. joined];
    }

    private static byte[] Compose(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day, ReadOnlySpan<char> rest) =>
        Encoding.ASCII.GetBytes($"{year}-{month}-{day}{rest}");

    private static bool TryParts(ReadOnlySpan<char> text, out int first, out int second, out int year, out int rest, out char separator)
    {
        first = second = year = rest = 0;
        separator = '\0';
        if (!TryNumber(text, 0, out first, out var end) || end is 0 or > 2 || end >= text.Length || text[end] is not ('/' or '.' or '-'))
        {
            return false;
        }

        separator = text[end];
        var start = end + 1;
        if (!TryNumber(text, start, out second, out end) || end == start || end - start > 2 || end >= text.Length || text[end] != separator)
        {
            return false;
        }

        start = end + 1;
        if (!TryNumber(text, start, out year, out rest) || rest - start != 4 || first == 0 || second == 0)
        {
            return false;
        }

        return rest == text.Length || text[rest] is ' ' or 'T';
    }

    private static bool TryNumber(ReadOnlySpan<char> text, int start, out int value, out int end)
    {
        value = 0;
        for (end = start; end < text.Length && end - start < 5 && char.IsAsciiDigit(text[end]); end++)
        {
            value = (10 * value) + (text[end] - '0');
        }

        return end > start;
    }
}
