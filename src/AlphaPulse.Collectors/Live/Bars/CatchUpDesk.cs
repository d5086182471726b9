using System.Threading.Channels;

namespace AlphaPulse.Collectors;

/// <summary>Asks the venue for bars of live series, a few series at the same time, and hands the answers to the queue of the collector.</summary>
internal sealed class CatchUpDesk(IVenueBarSource source, ChannelWriter<LiveMessage> queue, int parallelism, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _places = new(parallelism, parallelism);
    private readonly HashSet<Task> _running = [];

    /// <summary>Begins to ask. Called by one thread.</summary>
    /// <param name="series">The series.</param>
    /// <param name="from">The first open time.</param>
    /// <param name="asOf">The time that the venue's clock has certainly reached.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public void Ask(LiveSeries series, DateTimeOffset from, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        _running.RemoveWhere(task => task.IsCompletedSuccessfully);
        _running.Add(AskAsync(series, from, asOf, cancellationToken));
    }

    /// <summary>Waits for what is running.</summary>
    public Task DrainAsync() => Task.WhenAll(_running);

    public void Dispose() => _places.Dispose();

    private async Task AskAsync(LiveSeries series, DateTimeOffset from, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await foreach (var page in source.ReadLiveAsync(series.Symbol, series.Id, from, asOf, cancellationToken).ConfigureAwait(false))
            {
                await queue.WriteAsync(new LiveMessage(LiveMessageKind.Page, time.GetUtcNow(), series, page), cancellationToken).ConfigureAwait(false);
            }

            await queue.WriteAsync(new LiveMessage(LiveMessageKind.PagesEnd, time.GetUtcNow(), series), cancellationToken).ConfigureAwait(false);
            Count("answered");
        }
        catch (VenueException exception)
        {
            await queue.WriteAsync(new LiveMessage(LiveMessageKind.PagesFailed, time.GetUtcNow(), series, exception), cancellationToken).ConfigureAwait(false);
            Count("failed");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A defect, which ends the collector rather than one series in silence.
            queue.TryComplete(exception);
        }
        finally
        {
            _places.Release();
        }
    }

    private void Count(string result) => CollectorsTelemetry.CatchUps.Add(
        1, new KeyValuePair<string, object?>("venue", source.Venue), new KeyValuePair<string, object?>("result", result));
}
