using AlphaPulse.Collectors;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Hosting;

/// <summary>Keeps the order books of every venue that <c>AddLiveBooks</c> names while the host runs.</summary>
/// <remarks>
/// A venue that cannot be asked at the start is tried again, after five seconds at first and then after a time that doubles up to five minutes; it begins
/// at five seconds again once the books were kept for as long as that. Anything else that ends a feed, such as a symbol that is not listed, stops the host and
/// makes its exit code 1.
/// </remarks>
/// <param name="feeds">The feeds.</param>
/// <param name="time">The clock of the waits.</param>
/// <param name="logger">The log; <see langword="null"/> for none.</param>
public sealed partial class LiveBookService(IEnumerable<LiveBookFeed> feeds, TimeProvider time, ILogger<LiveBookService>? logger = null) : BackgroundService
{
    private readonly ILogger _logger = logger ?? (ILogger)NullLogger.Instance;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new LiveRuns(time, LogRetry).RunAsync(feeds.Select(f => (f.Venue, (Func<CancellationToken, Task>)f.RunAsync)), stoppingToken);

    [LoggerMessage(EventId = 8, Level = LogLevel.Warning, Message = "Order books of {Venue} could not begin or go on: {Error} Trying again in {Wait}.")]
    private partial void LogRetry(string venue, string error, TimeSpan wait);
}
