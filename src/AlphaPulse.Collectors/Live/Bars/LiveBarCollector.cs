using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Collectors;

/// <summary>Follows the bars of a venue: from its stream, and from its requests where the stream is not enough.</summary>
/// <remarks>
/// <para>Every closed bar of a series is delivered once, after the one before it, stored with its coverage in one transaction first. A bar that
/// forms is never delivered as closed. After every connection, and where a bar is missing, late, or cannot be marked as closed by the
/// stream, the venue is asked from the last closed bar on before the series goes on; the other series do not wait. A bar that the
/// venue does not have, as often as it was asked, is recorded as missing, for a backfill to ask again.</para>
/// <para>Where the ledger is a <see cref="FirewallLedger"/>, a bar that it holds back is in quarantine, lost in the ledger, and not delivered; the
/// series goes on. One that the next bar confirms is delivered right before that one.</para>
/// <para>A symbol that the venue does not have is told to the observers and left out until the next start; the others run.</para>
/// <para>Nothing else that is closed is ever left out: a reader that does not keep up holds back the stream. The venue's clock counts, as far
/// as it is certain.</para>
/// <para><see cref="RunAsync"/> may be called once at a time; the properties are safe for use from any thread.</para>
/// </remarks>
public sealed class LiveBarCollector
{
    private readonly IVenueBarSource _source;
    private readonly LiveBarOptions _options;
    private readonly LiveBarFeed _feed;
    private readonly ICoverageLedger? _ledger;
    private readonly IStreamTransport _transport;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly IReadOnlyList<ILiveBarObserver> _observers;
    private readonly VenueStreamProtocol _protocol;
    private readonly ClockOffsetEstimator _clock = new();

    /// <summary>Creates the collector; nothing is opened yet.</summary>
    /// <param name="source">The venue, for requests; where it is <see cref="IVenueStreams"/>, its stream of bars is followed.</param>
    /// <param name="options">What is followed, and how.</param>
    /// <param name="feed">Where bars come out.</param>
    /// <param name="ledger">Where bars and coverage are stored; nowhere by default, and then the series begin with the bar that forms.</param>
    /// <param name="transport">Opens connections; WebSocket by default.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    /// <param name="observers">Who is told when a whole venue stops, a symbol is missing, a subscription is refused or a bar is held back; nobody by default.</param>
    /// <exception cref="ArgumentException">An option is out of range, the venue or the stream is another, or the source offers no stream that has bars.</exception>
    public LiveBarCollector(
        IVenueBarSource source,
        LiveBarOptions options,
        LiveBarFeed feed,
        ICoverageLedger? ledger = null,
        IStreamTransport? transport = null,
        TimeProvider? time = null,
        ILogger<LiveBarCollector>? logger = null,
        IEnumerable<ILiveBarObserver>? observers = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(feed);
        if (options.FindDefect() is { } defect)
        {
            throw new ArgumentException(defect + ".", nameof(options));
        }

        if (source.Venue != options.Venue)
        {
            throw new ArgumentException($"LiveBarOptions.Venue is '{options.Venue}' and the source is '{source.Venue}'; name the same venue.", nameof(options));
        }

        _source = source;
        _options = options;
        _feed = feed;
        _ledger = ledger;
        _transport = transport ?? new WebSocketTransport();
        _time = time ?? TimeProvider.System;
        _logger = logger ?? (ILogger)NullLogger.Instance;
        _observers = [.. observers ?? []];
        _protocol = VenueStreams.Choose(source, options.Protocol, StreamChannels.Bars, "LiveBarOptions.Protocol", nameof(options));
    }

    /// <summary>The venue.</summary>
    public string Venue => _source.Venue;

    /// <summary>Where bars and coverage are stored; <see langword="null"/> for nowhere.</summary>
    public ICoverageLedger? Ledger => _ledger;

    /// <summary>How far the venue's clock is ahead of ours, as far as is known.</summary>
    public ClockOffset ClockOffset => _clock.Current;

    /// <summary>Follows the bars until it is cancelled.</summary>
    /// <param name="cancellationToken">Ends it; what was complete is stored.</param>
    /// <returns>A task that is cancelled with the token, or fails.</returns>
    /// <exception cref="ArgumentException">The venue or its stream has no bars of a timeframe.</exception>
    /// <exception cref="StreamKindException">The stream carries no instruments of the kind of a symbol.</exception>
    /// <exception cref="VenueException">The venue cannot be asked at the start, or has none of the symbols.</exception>
    /// <exception cref="StoreException">The store cannot be read or written, also not within <see cref="LiveBarOptions.StorePatience"/> where that may pass.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var notices = new ObserverNotices(_observers, _logger, stop.Token);
        try
        {
            await FollowAsync(notices, stop, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await notices.DrainAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FollowAsync(ObserverNotices notices, CancellationTokenSource stop, CancellationToken cancellationToken)
    {
        var retry = new StoreRetry(Venue, _options.StorePatience, _time, _logger);
        var plan = new LivePlan(_source, _options, _protocol, _ledger, retry, _clock, notices, _time, _logger);
        var series = await plan.MakeAsync(cancellationToken).ConfigureAwait(false);
        var queue = Channel.CreateBounded<LiveMessage>(new BoundedChannelOptions(_options.QueueCapacity) { SingleReader = true });
        var streams = plan.Connect(series, queue.Writer, _transport);
        using var desk = new CatchUpDesk(_source, queue.Writer, _options.CatchUpParallelism, _time);
        var writer = new LiveWriter(_source, _options.Calendar, _ledger, retry, _feed, notices, _logger);
        var loop = new LiveLoop(_source, _options, series, queue.Reader, desk, writer, _clock, notices, _time, _logger);
        var ticker = new LiveTicker(_source, queue.Writer, _clock, _time);
        Task[] tasks =
        [
            Task.Run(() => loop.RunAsync(stop.Token), CancellationToken.None),
            ticker.RunAsync(stop.Token),
            .. streams.Select(stream => Task.Run(() => stream.RunAsync(stop.Token), CancellationToken.None)),
        ];
        try
        {
            // None of them ends by itself but by an error.
            await (await Task.WhenAny(tasks).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            queue.Writer.TryComplete();

            // The loop fills the desk, so that it ends before it.
            await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await desk.DrainAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
