using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>Times that are numbers since 1970: which unit a value is in, and what time it is.</summary>
internal static class EpochTime
{
    /// <summary>1990-01-01 and 2100-01-01 in seconds. Between them the four units cannot be confused.</summary>
    private const decimal Earliest = 631_152_000m;
    private const decimal Latest = 4_102_444_800m;
    private static readonly long GreatestTicks = new DateTime(9000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    /// <summary>The unit in which a value lies between 1990 and 2100, or <see langword="null"/>.</summary>
    public static EpochUnit? UnitOf(decimal value)
    {
        var scale = 1m;
        for (var unit = EpochUnit.Seconds; unit <= EpochUnit.Nanoseconds; unit++)
        {
            if (value >= Earliest * scale && value < Latest * scale)
            {
                return unit;
            }

            scale *= 1000m;
        }

        return null;
    }

    /// <summary>The same for a whole number, without the arithmetic of decimals.</summary>
    public static EpochUnit? UnitOf(long value) => value switch
    {
        < (long)Earliest => null,
        < (long)Latest => EpochUnit.Seconds,
        < (long)Earliest * 1_000 => null,
        < (long)Latest * 1_000 => EpochUnit.Milliseconds,
        < (long)Earliest * 1_000_000 => null,
        < (long)Latest * 1_000_000 => EpochUnit.Microseconds,
        < (long)Earliest * 1_000_000_000 => null,
        < (long)Latest * 1_000_000_000 => EpochUnit.Nanoseconds,
        _ => null,
    };

    /// <summary>The time of a whole number that lies between 1990 and 2100 in a unit; what is finer than 100 ns is cut off.</summary>
    public static DateTimeOffset Read(long value, EpochUnit unit) => new(
        DateTimeOffset.UnixEpoch.Ticks + unit switch
        {
            EpochUnit.Seconds => value * TimeSpan.TicksPerSecond,
            EpochUnit.Milliseconds => value * TimeSpan.TicksPerMillisecond,
            EpochUnit.Microseconds => value * TimeSpan.TicksPerMicrosecond,
            _ => value / TimeSpan.NanosecondsPerTick,
        },
        TimeSpan.Zero);

    /// <summary>The time of a value.</summary>
    /// <returns>Why there is none, or <see langword="null"/>.</returns>
    public static string? Read(decimal value, EpochUnit unit, out DateTimeOffset time)
    {
        time = default;
        if (Math.Abs(value) > long.MaxValue)
        {
            return "is out of range";
        }

        var ticks = unit switch
        {
            EpochUnit.Seconds => value * TimeSpan.TicksPerSecond,
            EpochUnit.Milliseconds => value * TimeSpan.TicksPerMillisecond,
            EpochUnit.Microseconds => value * TimeSpan.TicksPerMicrosecond,
            _ => value / TimeSpan.NanosecondsPerTick,
        };
        if (ticks != decimal.Truncate(ticks))
        {
            return "is finer than 100 ns and cannot be held exactly";
        }

        ticks += DateTimeOffset.UnixEpoch.Ticks;
        if (ticks < 0 || ticks > GreatestTicks)
        {
            return "is out of range";
        }

        time = new DateTimeOffset((long)ticks, TimeSpan.Zero);
        return null;
    }

    /// <summary>A time as a number of a unit, or <see langword="null"/> where it falls between two.</summary>
    public static string? Write(DateTimeOffset time, EpochUnit unit)
    {
        var ticks = time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        var length = unit switch
        {
            EpochUnit.Seconds => TimeSpan.TicksPerSecond,
            EpochUnit.Milliseconds => TimeSpan.TicksPerMillisecond,
            EpochUnit.Microseconds => TimeSpan.TicksPerMicrosecond,
            _ => 1,
        };
        decimal value = unit == EpochUnit.Nanoseconds ? (decimal)ticks * TimeSpan.NanosecondsPerTick : ticks / length;
        return ticks % length == 0 ? value.ToString(CultureInfo.InvariantCulture) : null;
    }

    public static string NameOf(EpochUnit unit) => unit switch
    {
        EpochUnit.Seconds => "s",
        EpochUnit.Milliseconds => "ms",
        EpochUnit.Microseconds => "us",
        _ => "ns",
    };
}
