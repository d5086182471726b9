using AlphaPulse.Collectors;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Hosting;

/// <summary>Follows the bars of every venue that <c>AddLiveBars</c> names while the host runs.</summary>
/// <remarks>
/// A venue that cannot be asked at the start, and a store that cannot be used for now, are tried again, after five seconds at first and then after
/// a time that doubles up to five minutes; each begins at five seconds again once the bars of the venue were followed for as long as that. Anything
/// else that ends a collector, such as symbols of which none is listed or a store that is damaged, stops the host and makes its exit code 1.
/// </remarks>
/// <param name="collectors">The collectors.</param>
/// <param name="time">The clock of the waits.</param>
/// <param name="logger">The log; <see langword="null"/> for none.</param>
public sealed partial class LiveBarService(IEnumerable<LiveBarCollector> collectors, TimeProvider time, ILogger<LiveBarService>? logger = null) : BackgroundService
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private readonly ILogger _logger = logger ?? (ILogger)NullLogger.Instance;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var tasks = collectors.Select(collector => RunAsync(collector, stop.Token)).ToList();
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

    private async Task RunAsync(LiveBarCollector collector, CancellationToken cancellationToken)
    {
        var wait = ShortestWait;
        while (true)
        {
            var began = time.GetTimestamp();
            string error;
            try
            {
                await collector.RunAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (exception is VenueException { IsTransient: true } or StoreException { IsTransient: true })
            {
                error = exception.Message;
            }

            wait = time.GetElapsedTime(began) >= LongestWait ? ShortestWait : wait;
            LogRetry(collector.Venue, error, wait);
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    [LoggerMessage(EventId = 7, Level = LogLevel.Warning, Message = "Live bars of {Venue} could not begin or go on: {Error} Trying again in {Wait}.")]
    private partial void LogRetry(string venue, string error, TimeSpan wait);
}
