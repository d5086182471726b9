namespace AlphaPulse.Testing;

/// <summary>A timer of a <see cref="ManualTimeProvider"/>. Its times are guarded by the lock of the clock.</summary>
internal sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
{
    private volatile bool _disposed;

    /// <summary>When it fires next.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>How long between calls; not positive for a single one.</summary>
    public TimeSpan Period { get; set; }

    /// <summary>The order of timers that are due at the same time.</summary>
    public long Order { get; set; }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfNegative(dueTime, nameof(dueTime));
        ThrowIfNegative(period, nameof(period));
        if (_disposed)
        {
            return false;
        }

        clock.Schedule(this, dueTime, period);
        return true;
    }

    /// <summary>Calls the callback.</summary>
    public void Fire()
    {
        if (!_disposed)
        {
            callback(state);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        clock.Remove(this);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static void ThrowIfNegative(TimeSpan span, string parameter)
    {
        if (span < TimeSpan.Zero && span != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(parameter, span, "Give a span that is not negative, or Timeout.InfiniteTimeSpan.");
        }
    }
}
