namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>A clock whose timers fire at once, and which keeps for how long they were set.</summary>
/// <param name="count">How many waits are wanted; later ones never end.</param>
/// <param name="others">Timers of these lengths are no waits and never fire.</param>
internal sealed class WaitClock(int count, IReadOnlyList<TimeSpan> others) : TimeProvider
{
    private readonly TaskCompletionSource<List<TimeSpan>> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<TimeSpan> _waits = [];

    public Task<List<TimeSpan>> Waits => _done.Task;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    // The clock stands still, so that no connection has held for any time.
    public override DateTimeOffset GetUtcNow() => Streamed.Start;

    public override long GetTimestamp() => 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (!others.Contains(dueTime) && dueTime != Timeout.InfiniteTimeSpan && _waits.Count < count)
        {
            _waits.Add(dueTime);
            if (_waits.Count == count)
            {
                _done.TrySetResult([.. _waits]);
            }
            else
            {
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            }
        }

        return new NoTimer();
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            // There is none.
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
