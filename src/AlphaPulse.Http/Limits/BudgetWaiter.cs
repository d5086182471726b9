using Microsoft.Extensions.Logging;

namespace AlphaPulse.Http;

/// <summary>A request that waits for its admission. Used under the lock of the budget, but for <see cref="Wake"/>'s task.</summary>
internal sealed class BudgetWaiter(RateDemand demand, long order)
{
    /// <summary>Waits that are shorter are no news: requests are spread all the time.</summary>
    private static readonly TimeSpan ToldFrom = TimeSpan.FromSeconds(1);

    private TaskCompletionSource _signal = NewSignal();
    private bool _isTold;

    public RateDemand Demand { get; } = demand;

    /// <summary>The claim in the shared state; 0 for none.</summary>
    public long ClaimId { get; set; }

    /// <summary>Whether only the number of requests underway keeps it.</summary>
    public bool WaitsForSlot { get; set; }

    public bool IsAdmitted { get; set; }

    /// <summary>Completes when something has changed that may let it go.</summary>
    public Task Signal => _signal.Task;

    public bool GoesBefore(BudgetWaiter other) =>
        Demand.Priority != other.Demand.Priority ? Demand.Priority < other.Demand.Priority : Order < other.Order;

    private long Order { get; } = order;

    public void Wake() => _signal.TrySetResult();

    public void Rearm()
    {
        if (_signal.Task.IsCompleted)
        {
            _signal = NewSignal();
        }
    }

    /// <summary>Logs the first wait of the request that somebody would notice.</summary>
    public void Tell(TimeSpan wait, string host, ILogger logger)
    {
        if (!_isTold && wait >= ToldFrom)
        {
            _isTold = true;
            HttpLog.BudgetWait(logger, host, wait);
        }
    }

    /// <summary>Waits for a time, or for as long as nothing changes.</summary>
    public static async Task WaitAsync(TimeSpan wait, Task signal, TimeProvider time, CancellationToken cancellationToken)
    {
        if (wait == Timeout.InfiniteTimeSpan)
        {
            await signal.WaitAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        // A timer has whole milliseconds, and one that fires early would fire again and again.
        var whole = TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 1, TimeSpan.FromDays(1).TotalMilliseconds));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = Task.Delay(whole, time, stop.Token);
        await Task.WhenAny(timer, signal).ConfigureAwait(false);
        if (!timer.IsCompleted)
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    // Whoever gives a lease back must not run what others do with theirs.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
