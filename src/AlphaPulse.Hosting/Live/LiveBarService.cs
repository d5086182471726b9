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
    private readonly ILogger _logger = logger ?? (ILogger)NullLogger.Instance;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new LiveRuns(time, LogRetry).RunAsync(collectors.Select(c => (c.Venue, (Func<CancellationToken, Task>)c.RunAsync)), stoppingToken);

    [LoggerMessage(EventId = 7, Level = LogLevel.Warning, Message = "Live bars of {Venue} could not begin or go on: {Error} Trying again in {Wait}.")]
    private partial void LogRetry(string venue, string error, TimeSpan wait);
}
