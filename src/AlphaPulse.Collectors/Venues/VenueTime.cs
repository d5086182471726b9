namespace AlphaPulse.Collectors;

/// <summary>Reads the times that venues write, to 100 ns: what is finer is cut off, so that nothing is moved into the future.</summary>
internal static class VenueTime
{
    private const int FractionDigits = 7;

    /// <summary>A number since 1970 in the unit in which it lies between 1990 and 2100.</summary>
    public static bool TryRead(decimal value, out DateTimeOffset time)
    {
        time = default;
        if (EpochTime.UnitOf(value) is not { } unit)
        {
            return false;
        }

        // All four units are whole multiples or parts of 100 ns, so that a decimal holds the ticks of any such time.
        var perTick = unit switch
        {
            EpochUnit.Seconds => 1m / TimeSpan.TicksPerSecond,
            EpochUnit.Milliseconds => 1m / TimeSpan.TicksPerMillisecond,
            EpochUnit.Microseconds => 1m / TimeSpan.TicksPerMicrosecond,
            _ => (decimal)TimeSpan.NanosecondsPerTick,
        };
        return EpochTime.Read(value - (value % perTick), unit, out time) is null;
    }

    /// <summary>A time that is written out; without an offset it is UTC.</summary>
    public static bool TryReadIso(scoped ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        Span<byte> buffer = stackalloc byte[64];
        time = default;
        if (text.Length > buffer.Length)
        {
            return false;
        }

        var point = text.IndexOf((byte)'.');
        var end = point + 1;
        while (point >= 0 && end < text.Length && text[end] is >= (byte)'0' and <= (byte)'9')
        {
            end++;
        }

        if (point >= 0 && end - point - 1 > FractionDigits)
        {
            var kept = text[..(point + 1 + FractionDigits)];
            kept.CopyTo(buffer);
            text[end..].CopyTo(buffer[kept.Length..]);
            text = buffer[..(kept.Length + text.Length - end)];
        }

        return IsoTime.Read(text, out time, out _) is null;
    }
}
