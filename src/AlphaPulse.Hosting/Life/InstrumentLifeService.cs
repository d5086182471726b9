using AlphaPulse.Collectors;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Hosting;

/// <summary>Looks at what venues list again and again while the host runs, and keeps listings, halts, delistings and the like as events.</summary>
/// <remarks>
/// A look that fails, whether the venue does not answer, its list looks cut off or the ledger cannot be written, records nothing: it is
/// logged, told to every <see cref="IInstrumentLifeObserver"/> and tried again after a time that doubles. Each venue is looked at by itself, so
/// that one that fails does not hold up another. Safe for use from any thread.
/// </remarks>
public sealed partial class InstrumentLifeService : BackgroundService
{
    private readonly InstrumentLifeWatch _watch;
    private readonly IReadOnlyList<IVenue> _venues;
    private readonly InstrumentLifeOptions _options;
    private readonly IReadOnlyList<IInstrumentLifeObserver> _observers;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Creates the service.</summary>
    /// <param name="watch">Looks once.</param>
    /// <param name="venues">The venues that were added.</param>
    /// <param name="options">Which of them, and how often.</param>
    /// <param name="observers">Who is told.</param>
    /// <param name="time">The clock of the waits.</param>
    /// <param name="logger">The log; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">A venue that the options name was not added; the message lists those that were.</exception>
    public InstrumentLifeService(
        InstrumentLifeWatch watch,
        VenueCatalog venues,
        IOptions<InstrumentLifeOptions> options,
        IEnumerable<IInstrumentLifeObserver> observers,
        TimeProvider time,
        ILogger<InstrumentLifeService>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(watch);
        ArgumentNullException.ThrowIfNull(venues);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(observers);
        ArgumentNullException.ThrowIfNull(time);
        _watch = watch;
        _options = options.Value;
        _venues = _options.Venues.Count == 0 ? [.. venues.All] : [.. _options.Venues.Select(venues.Find)];
        _observers = [.. observers];
        _time = time;
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_venues.Select(venue => WatchAsync(venue, stoppingToken)));

    private async Task WatchAsync(IVenue venue, CancellationToken cancellationToken)
    {
        var retry = _options.RetryDelay;
        while (true)
        {
            TimeSpan wait;
            if (await LookAsync(venue, retry, cancellationToken).ConfigureAwait(false))
            {
                (wait, retry) = (_options.Interval, _options.RetryDelay);
            }
            else
            {
                (wait, retry) = (retry, retry * 2 < _options.Interval ? retry * 2 : _options.Interval);
            }

            await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>Whether the look succeeded.</returns>
    private async Task<bool> LookAsync(IVenue venue, TimeSpan retry, CancellationToken cancellationToken)
    {
        InstrumentLifeReport report;
        try
        {
            report = await _watch.LookAsync(venue, _options.MostVanish, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever a look throws, the next one may do without.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailure(venue.Venue, exception.Message, retry, exception);
            await TellAsync(observer => observer.OnLookFailedAsync(venue.Venue, exception, retry, cancellationToken), cancellationToken).ConfigureAwait(false);
            return false;
        }

        await TellAsync(observer => observer.OnLookedAsync(report, cancellationToken), cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task TellAsync(Func<IInstrumentLifeObserver, ValueTask> tell, CancellationToken cancellationToken)
    {
        foreach (var observer in _observers)
        {
            try
            {
                await tell(observer).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever an observer throws, the looks go on.
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogObserver(observer.GetType().Name, exception);
            }
        }
    }

    [LoggerMessage(EventId = 20, Level = LogLevel.Warning, Message = "The instruments of {Venue} could not be looked at: {Error} Nothing was recorded; looking again in {Wait}.")]
    private partial void LogFailure(string venue, string error, TimeSpan wait, Exception exception);

    [LoggerMessage(EventId = 21, Level = LogLevel.Warning, Message = "The observer {Observer} of the life of instruments failed.")]
    private partial void LogObserver(string observer, Exception exception);
}
