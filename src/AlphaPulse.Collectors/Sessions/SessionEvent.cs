using System.Globalization;

namespace AlphaPulse.Collectors;

/// <summary>One event of a recorded session.</summary>
/// <remarks>Immutable and safe for use from any thread, as long as the bytes of the message are not changed.</remarks>
/// <param name="Kind">What happened.</param>
/// <param name="Time">When, by our clock, UTC, to 100 ns.</param>
/// <param name="Message">The text of the message, or the body of the request or the answer, byte for byte; empty where there is none.</param>
public sealed record SessionEvent(SessionEventKind Kind, DateTimeOffset Time, ReadOnlyMemory<byte> Message)
{
    /// <summary>Where the connection or the request went; <see langword="null"/> where it is not recorded.</summary>
    public string? Url { get; init; }

    /// <summary>
    /// The number of the connection in its session, or that which a request and its answer share; at least 1. <see langword="null"/> in recordings of one
    /// connection after the other, as those from before there were numbers.
    /// </summary>
    public int? Connection { get; init; }

    /// <summary>What a request or an answer has beside its body; <see langword="null"/> for the other kinds.</summary>
    public SessionHttp? Http { get; init; }

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
