namespace AlphaPulse.Hosting;

/// <summary>Keeps what follows a venue running beside the others until the host stops or one of them ends for good.</summary>
/// <param name="time">The clock of the waits.</param>
/// <param name="tell">Told before each wait: the venue, why, and how long.</param>
internal sealed class LiveRuns(TimeProvider time, Action<string, string, TimeSpan> tell)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>Runs all of them; the first that ends ends the others.</summary>
    public async Task RunAsync(IEnumerable<(string Venue, Func<CancellationToken, Task> Run)> runs, CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var tasks = runs.Select(run => RepeatAsync(run.Venue, run.Run, stop.Token)).ToList();
        if (tasks.Count == 0)
        {
            return;
        }

        try
        {
            await (await Task.WhenAny(tasks).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The host stops by itself, but would leave with 0.
            Environment.ExitCode = 1;
            throw;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RepeatAsync(string venue, Func<CancellationToken, Task> run, CancellationToken cancellationToken)
    {
        var wait = ShortestWait;
        while (true)
        {
            var began = time.GetTimestamp();
            string error;
            try
            {
                await run(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (exception is VenueException { IsTransient: true } or StoreException { IsTransient: true })
            {
                error = exception.Message;
            }

            wait = time.GetElapsedTime(began) >= LongestWait ? ShortestWait : wait;
            tell(venue, error, wait);
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }
}
