using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>One event of a recorded connection.</summary>
/// <remarks>Immutable and safe for use from any thread, as long as the bytes of the message are not changed.</remarks>
/// <param name="Kind">What happened.</param>
/// <param name="Time">When, by our clock, UTC, to 100 ns.</param>
/// <param name="Message">The text of the message in UTF-8, byte for byte; empty for the other kinds.</param>
public sealed record SessionEvent(SessionEventKind Kind, DateTimeOffset Time, ReadOnlyMemory<byte> Message)
{
    /// <summary>Where the connection went; <see langword="null"/> where it is not recorded.</summary>
    public string? Url { get; init; }

    /// <summary>
    /// The time as it was written: seconds since 1970 as a decimal, or nanoseconds where <see cref="IsNanoseconds"/> says so, which may be
    /// finer than <see cref="Time"/>. What was read is written again as it was.
    /// </summary>
    public string TimeText
    {
        get => field ?? Seconds(Time);
        init;
    }

    /// <summary>Whether <see cref="TimeText"/> counts nanoseconds since 1970. Default: <see langword="false"/>, seconds.</summary>
    public bool IsNanoseconds { get; init; }

    private static string Seconds(DateTimeOffset time)
    {
        var ticks = (time - DateTimeOffset.UnixEpoch).Ticks;
        return string.Create(CultureInfo.InvariantCulture, $"{ticks / TimeSpan.TicksPerSecond}.{Math.Abs(ticks % TimeSpan.TicksPerSecond):0000000}");
    }
}
