namespace AlphaPulse.TestKit;

/// <summary>A clock that stands still until it is told to go on, and then fires what is due on the thread of the caller.</summary>
/// <remarks>For one thread at a time.</remarks>
public sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    private static readonly TimeSpan Hop = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = now;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _now;

    /// <inheritdoc/>
    public override long GetTimestamp() => _now.UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Goes on, and fires on the way what is due.</summary>
    /// <param name="duration">How far; not negative.</param>
    public void Advance(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        var end = _now + duration;
        while (NextTimer() is { } next && next.DueAt <= end)
        {
            _now = next.DueAt > _now ? next.DueAt!.Value : _now;
            next.Fire();
        }

        _now = end;
    }

    /// <summary>Runs work that never really waits: whenever it stands still, the clock jumps to the next timer.</summary>
    /// <typeparam name="T">What the work returns.</typeparam>
    /// <param name="work">The work; every wait in it must be one of this clock.</param>
    /// <returns>The result of the work.</returns>
    public Task<T> RunAsync<T>(Func<Task<T>> work) => Task.Run(() =>
    {
        // A thread of the pool has no context, so that everything that a timer sets off runs within the jump.
        var task = work();
        while (!task.IsCompleted)
        {
            var next = NextTimer();
            if (next is null)
            {
                // A wait that was cancelled goes on on another thread of the pool.
                if (!SpinWait.SpinUntil(() => task.IsCompleted || NextTimer() is not null, Hop))
                {
                    throw new InvalidOperationException("The work waits for something that is no timer of this clock.");
                }

                continue;
            }

            _now = next.DueAt > _now ? next.DueAt.Value : _now;
            next.Fire();
        }

        return task;
    });

    private ManualTimer? NextTimer()
    {
        lock (_gate)
        {
            return _timers.Where(t => t.DueAt is not null).MinBy(t => t.DueAt);
        }
    }

    private void Remove(ManualTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? DueAt { get; private set; }

        public void Fire()
        {
            DueAt = null;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            DueAt = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
            return true;
        }

        public void Dispose() => clock.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
