using AlphaPulse.TestKit;

namespace AlphaPulse.Http.Tests.Limits;

/// <summary>A clock whose wall time somebody sets while its monotonic time goes on.</summary>
internal sealed class JumpingClock(ManualClock inner) : TimeProvider
{
    public TimeSpan Offset { get; set; }

    /// <summary>How far back the monotonic time starts again, as after a restart of the machine.</summary>
    public TimeSpan Restarted { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;

    public override long GetTimestamp() => inner.GetTimestamp() - Restarted.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
