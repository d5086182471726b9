namespace AlphaPulse.Testing;

/// <summary>A clock that stands still until a test moves it, and then fires the timers that became due.</summary>
/// <remarks>
/// <para>Timers fire on the thread that advances the clock, in order of their due time and, where that is equal, of their start. While one
/// fires, the clock shows its due time. A timer that is due at once, or that a callback starts and that falls within the span, fires
/// before <see cref="Advance"/> returns. An exception of a callback leaves <see cref="Advance"/> with the clock at that
/// timer's due time.</para>
/// <para>Safe for use from any thread; threads that advance it take turns. A callback must not advance the clock.</para>
/// </remarks>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly Lock _advancing = new();
    private readonly HashSet<ManualTimer> _timers = [];
    private readonly DateTimeOffset _start;
    private DateTimeOffset _now;
    private long _started;

    /// <summary>Creates a clock.</summary>
    /// <param name="start">The time that it shows at first; normalised to UTC.</param>
    public ManualTimeProvider(DateTimeOffset start)
    {
        _start = start.ToUniversalTime();
        _now = _start;
    }

    /// <summary>10,000,000: a timestamp counts ticks of 100 ns since the clock was created.</summary>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>UTC, so that no test depends on the machine.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How many timers are waiting.</summary>
    public int ActiveTimers
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count;
            }
        }
    }

    /// <summary>The time that the clock shows.</summary>
    /// <returns>The time, UTC.</returns>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <summary>Ticks of 100 ns since the clock was created.</summary>
    /// <returns>The ticks.</returns>
    public override long GetTimestamp() => (GetUtcNow() - _start).Ticks;

    /// <summary>Moves the clock and fires the timers that become due.</summary>
    /// <param name="by">How far; not negative. Zero fires the timers that are due already.</param>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative.</exception>
    /// <exception cref="InvalidOperationException">A timer's callback advances the clock that fires it.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        if (_advancing.IsHeldByCurrentThread)
        {
            throw new InvalidOperationException("A timer's callback cannot advance the clock that fires it; advance it from the test.");
        }

        lock (_advancing)
        {
            var target = GetUtcNow() + by;
            while (TakeDue(target) is { } timer)
            {
                timer.Fire();
            }

            lock (_gate)
            {
                _now = target;
            }
        }
    }

    /// <summary>Moves the clock to a time; see <see cref="Advance"/>.</summary>
    /// <param name="time">The time; not before the one that the clock shows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the clock's past.</exception>
    public void AdvanceTo(DateTimeOffset time) => Advance(time - GetUtcNow());

    /// <summary>Starts a timer that this clock fires.</summary>
    /// <param name="callback">What to call.</param>
    /// <param name="state">What to give to it.</param>
    /// <param name="dueTime">How long until the first call; <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    /// <param name="period">How long between calls; <see cref="Timeout.InfiniteTimeSpan"/> or zero for one call.</param>
    /// <returns>The timer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A span is negative and not infinite.</exception>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Starts, restarts or stops a timer.</summary>
    internal void Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _now + dueTime;
            timer.Period = period;
            timer.Order = _started++;
            _timers.Add(timer);
        }
    }

    /// <summary>Takes a timer away for good.</summary>
    internal void Remove(ManualTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    // Moves the clock to the next due timer, if there is one up to the target, and prepares its next turn.
    private ManualTimer? TakeDue(DateTimeOffset target)
    {
        lock (_gate)
        {
            var next = _timers.Where(t => t.Due <= target).OrderBy(t => t.Due).ThenBy(t => t.Order).FirstOrDefault();
            if (next is null)
            {
                return null;
            }

            _now = next.Due > _now ? next.Due : _now;
            if (next.Period > TimeSpan.Zero)
            {
                next.Due += next.Period;
                next.Order = _started++;
            }
            else
            {
                _timers.Remove(next);
            }

            return next;
        }
    }
}
