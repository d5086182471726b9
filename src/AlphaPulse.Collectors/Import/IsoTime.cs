namespace AlphaPulse.Collectors;

/// <summary>Reads ISO-8601 times from UTF-8: a date alone or with a time, a fraction and <c>Z</c> or an offset.</summary>
internal static class IsoTime
{
    private const int GreatestYear = 9000;
    private const int FractionDigits = 7;

    /// <summary>How much a text said about its offset.</summary>
    public enum Form
    {
        /// <summary>With <c>Z</c> or an offset.</summary>
        Complete = 0,

        /// <summary>A date alone.</summary>
        DateOnly = 1,

        /// <summary>A date and a time of an unknown zone.</summary>
        WithoutOffset = 2,
    }

    /// <summary>Reads a time; one without an offset is taken for UTC and the form says so.</summary>
    /// <returns>Why it cannot be read, or <see langword="null"/>.</returns>
    public static string? Read(ReadOnlySpan<byte> text, out DateTimeOffset time, out Form form)
    {
        time = default;
        form = Form.DateOnly;
        if (text.Length < 10 || text[4] != '-' || text[7] != '-'
            || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..10], out var day)
            || year is < 1 or > GreatestYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return "is no time";
        }

        var ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;
        var rest = text[10..];
        long offset = 0;
        if (!rest.IsEmpty)
        {
            if (rest[0] is not ((byte)'T' or (byte)'t' or (byte)' ') || ReadTimeOfDay(rest[1..], out var ofDay, out var used) is not { } ok)
            {
                return "is no time";
            }

            if (!ok)
            {
                return "is finer than 100 ns and cannot be held exactly";
            }

            ticks += ofDay;
            rest = rest[(1 + used)..];
            form = rest.IsEmpty ? Form.WithoutOffset : Form.Complete;
            if (!rest.IsEmpty && !TryOffset(rest, out offset))
            {
                return "is no time";
            }
        }

        if (ticks - offset < 0)
        {
            return "is no time";
        }

        time = new DateTimeOffset(ticks - offset, TimeSpan.Zero);
        return null;
    }

    /// <summary>Reads hours, minutes, seconds and a fraction.</summary>
    /// <returns>Whether it is exact, or <see langword="null"/> where it is no time of day.</returns>
    private static bool? ReadTimeOfDay(ReadOnlySpan<byte> text, out long ticks, out int used)
    {
        ticks = 0;
        used = 5;
        if (text.Length < 5 || text[2] != ':'
            || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) || hour > 23 || minute > 59)
        {
            return null;
        }

        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        if (text.Length == 5 || text[5] != ':')
        {
            return true;
        }

        if (text.Length < 8 || !TryDigits(text[6..8], out var second) || second > 59)
        {
            return null;
        }

        used = 8;
        ticks += second * TimeSpan.TicksPerSecond;
        return text.Length > 8 && text[8] is (byte)'.' or (byte)',' ? ReadFraction(text[9..], ref ticks, ref used) : true;
    }

    private static bool? ReadFraction(ReadOnlySpan<byte> text, ref long ticks, ref int used)
    {
        var digits = 0;
        var unit = TimeSpan.TicksPerSecond;
        var isExact = true;
        while (digits < text.Length && text[digits] is >= (byte)'0' and <= (byte)'9')
        {
            unit /= 10;
            var digit = text[digits] - '0';
            ticks += digit * unit;
            isExact &= digits < FractionDigits || digit == 0;
            digits++;
        }

        used += 1 + digits;
        return digits == 0 ? null : isExact;
    }

    /// <summary>Reads <c>Z</c>, <c>+HH:mm</c>, <c>+HHmm</c> or <c>+HH</c>.</summary>
    private static bool TryOffset(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length == 1)
        {
            return text[0] is (byte)'Z' or (byte)'z';
        }

        if (text.Length is not (3 or 5 or 6) || text[0] is not ((byte)'+' or (byte)'-') || !TryDigits(text[1..3], out var hours))
        {
            return false;
        }

        var minutes = 0;
        if (text.Length > 3 && (!TryDigits(text[^2..], out minutes) || (text.Length == 6 && text[3] != ':')))
        {
            return false;
        }

        ticks = (hours * TimeSpan.TicksPerHour) + (minutes * TimeSpan.TicksPerMinute);
        var isInRange = hours <= 14 && minutes <= 59;
        ticks = text[0] == '-' ? -ticks : ticks;
        return isInRange;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
