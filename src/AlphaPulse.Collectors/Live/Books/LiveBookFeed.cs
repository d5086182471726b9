using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AlphaPulse.Collectors;

/// <summary>Keeps the order books of many instruments of one venue over one connection, and hands over what is consistent.</summary>
/// <remarks>
/// <para>A loss is found by the numbers and checksums of the venue (<see cref="BookRule"/>). The one book that has lost something is told as lost and
/// brought back: asked for over REST where the venue gives its books on request, otherwise subscribed anew on the same connection. The first time
/// at once, then after waits that grow. The others go on meanwhile. A book that does not come in time is asked for again; one that the venue refuses is
/// not, until the next connection. A venue that asks to be left alone is not asked before its time, which is logged once.</para>
/// <para>A connection that is gone loses all of its books; they begin anew with the next one. In steady state an update allocates nothing here.</para>
/// <para><see cref="RunAsync"/> may be called once at a time; <see cref="TryCopy"/> is safe for use from any thread.</para>
/// </remarks>
public sealed class LiveBookFeed
{
    private readonly IVenueBarSource _source;
    private readonly LiveBookOptions _options;
    private readonly IReadOnlyList<ILiveBookObserver> _observers;
    private readonly IStreamTransport _transport;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly VenueStreamProtocol _protocol;
    private LiveBookRun? _run;

    /// <summary>Creates the feed; nothing is opened yet.</summary>
    /// <param name="source">The venue, which offers its stream (<see cref="IVenueStreams"/>) and gives its books on request (<see cref="IVenueBookSource"/>) where the stream does not begin with them.</param>
    /// <param name="options">Which books, and how they are kept.</param>
    /// <param name="observers">Who is told.</param>
    /// <param name="transport">Opens connections; WebSocket by default.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <param name="logger">Where to log; nowhere by default.</param>
    /// <exception cref="ArgumentException">An option is out of range, the venue or the stream is another one, it or every stream of the venue lacks books, or its books have to be asked for and the source cannot be.</exception>
    public LiveBookFeed(
        IVenueBarSource source,
        LiveBookOptions options,
        IEnumerable<ILiveBookObserver> observers,
        IStreamTransport? transport = null,
        TimeProvider? time = null,
        ILogger<LiveBookFeed>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(observers);
        if (options.FindDefect() is { } defect)
        {
            throw new ArgumentException(defect + ".", nameof(options));
        }

        if (options.Venue.Length > 0 && options.Venue != source.Venue)
        {
            throw new ArgumentException($"LiveBookOptions.Venue is '{options.Venue}' and the source is '{source.Venue}'; name the same venue.", nameof(options));
        }

        _protocol = VenueStreams.Choose(source, options.Protocol, StreamChannels.Book, "LiveBookOptions.Protocol", nameof(options));
        if (_protocol.BookRule.NeedsSnapshotRequest && source is not IVenueBookSource)
        {
            throw new ArgumentException($"The stream {_protocol.DefaultUrl} of '{source.Venue}' sends changes of books that begin with a request, and the source is no IVenueBookSource; give one that is.", nameof(source));
        }

        _source = source;
        _options = options;
        _observers = [.. observers];
        _transport = transport ?? new WebSocketTransport();
        _time = time ?? TimeProvider.System;
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>The venue.</summary>
    public string Venue => _source.Venue;

    /// <summary>Keeps the books until it is cancelled.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>A task that is cancelled with the token, or fails.</returns>
    /// <exception cref="ArgumentException">There are more symbols than one connection carries.</exception>
    /// <exception cref="StreamKindException">The stream carries no instruments of the kind of a symbol.</exception>
    /// <exception cref="VenueException">The venue cannot be asked at the start, or has no such symbol.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var subscriptions = await FindAsync(cancellationToken).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var run = new LiveBookRun(_protocol, subscriptions, _source as IVenueBookSource, _options, _observers, _transport, _time, _logger, stop.Token);
        Volatile.Write(ref _run, run);
        try
        {
            await run.RunAsync().ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _run, null);
            await stop.CancelAsync().ConfigureAwait(false);
            await run.DrainAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Copies the best levels of a book as they are now.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="bids">Where the highest bids go, the highest first.</param>
    /// <param name="asks">Where the lowest asks go, the lowest first.</param>
    /// <param name="bidCount">How many bids were copied.</param>
    /// <param name="askCount">How many asks were copied.</param>
    /// <returns>Whether there is a book that is what the venue has; nothing is copied otherwise.</returns>
    public bool TryCopy(InstrumentId instrument, Span<BookLevel> bids, Span<BookLevel> asks, out int bidCount, out int askCount)
    {
        (bidCount, askCount) = (0, 0);
        return Volatile.Read(ref _run) is { } run && run.TryCopy(instrument, bids, asks, out bidCount, out askCount);
    }

    private async Task<IReadOnlyList<StreamSubscription>> FindAsync(CancellationToken cancellationToken)
    {
        // One list for several symbols; one that is not in it is asked for by itself, for the reason.
        var listed = _options.Symbols.Count > 1 && _source is IVenue venue
            ? (await venue.GetInstrumentsAsync(cancellationToken).ConfigureAwait(false)).Listed.ToLookup(i => i.Symbol, StringComparer.Ordinal)
            : null;
        var found = new List<StreamSubscription>();
        foreach (var symbol in _options.Symbols)
        {
            var instrument = listed?[symbol].FirstOrDefault()?.Instrument ?? await _source.FindInstrumentAsync(symbol, cancellationToken).ConfigureAwait(false);
            found.Add(new StreamSubscription(_protocol.SymbolOf(instrument, symbol), instrument, StreamChannels.Book) { RequestSymbol = symbol });
        }

        return found;
    }
}
