using System.Threading.Channels;

namespace AlphaPulse.Collectors;

/// <summary>Tells the loop every second that time has passed, and compares the clocks from time to time.</summary>
internal sealed class LiveTicker(IVenueBarSource source, ChannelWriter<LiveMessage> queue, ClockOffsetEstimator clock, TimeProvider time)
{
    private const int TicksPerClock = 300;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var asking = Task.CompletedTask;
        for (var i = 1; ; i++)
        {
            await Task.Delay(Interval, time, cancellationToken).ConfigureAwait(false);

            // Where the queue is full, the loop has more to do than to hear of the time.
            queue.TryWrite(new LiveMessage(LiveMessageKind.Tick, time.GetUtcNow()));
            if (i % TicksPerClock == 0 && asking.IsCompleted)
            {
                asking = CompareAsync(source, clock, time, cancellationToken);
            }
        }
    }

    /// <summary>Compares the clocks; a venue that does not answer leaves the estimate as it is.</summary>
    private static async Task CompareAsync(IVenueBarSource source, ClockOffsetEstimator clock, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await VenueClock.AskAsync(source, clock, time, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is VenueException or OperationCanceledException)
        {
            // The stream's own times go on bounding it from below.
        }
    }
}
