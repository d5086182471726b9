using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors;

/// <summary>What a collector finds out before it begins: which instruments the symbols are, where their series end, and on which connections they come.</summary>
internal sealed class LivePlan(
    IVenueBarSource source,
    LiveBarOptions options,
    VenueStreamProtocol protocol,
    ICoverageLedger? ledger,
    StoreRetry retry,
    ClockOffsetEstimator clock,
    ObserverNotices notices,
    TimeProvider time,
    ILogger logger)
{
    /// <summary>More symbols are looked up in the list of all.</summary>
    private const int FewSymbols = 3;

    private readonly List<StreamSubscription> _subscriptions = [];

    public async Task<IReadOnlyList<LiveSeries>> MakeAsync(CancellationToken cancellationToken)
    {
        await VenueClock.AskAsync(source, clock, time, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow() + clock.Current.Offset;
        var rules = new LiveRules(options.Calendar, protocol.MarksClosedBars, options.CloseDelay, options.ClosedBarTimeout, options.GapTries, options.Patience);
        var series = new List<LiveSeries>();
        foreach (var (symbol, instrument) in await FindAsync(cancellationToken).ConfigureAwait(false))
        {
            _subscriptions.Add(new StreamSubscription(protocol.SymbolOf(instrument, symbol), instrument, StreamChannels.Bars) { Timeframes = [.. options.Timeframes] });
            foreach (var timeframe in options.Timeframes)
            {
                var id = new BarSeriesId(instrument, timeframe);
                var next = await FindNextAsync(id, now, cancellationToken).ConfigureAwait(false);
                series.Add(new LiveSeries(id, symbol, new BarSequencer(id, rules, next)));
            }
        }

        return series;
    }

    /// <summary>Lays the series on connections.</summary>
    public IReadOnlyList<VenueStreamClient> Connect(IReadOnlyList<LiveSeries> series, ChannelWriter<LiveMessage> queue, IStreamTransport transport)
    {
        var byInstrument = series.ToLookup(s => s.Id.Instrument);
        var streams = new List<VenueStreamClient>();
        foreach (var part in protocol.Partition(_subscriptions))
        {
            var own = part.SelectMany(s => byInstrument[s.Instrument]).ToDictionary(s => s.Id);
            var connection = new LiveConnection(
                source.Venue, protocol.TimesBars, own, queue, clock, time, logger, refusal => notices.Tell((o, token) => o.OnSubscriptionRefusedAsync(refusal, token)));
            connection.Stream = new VenueStreamClient(protocol, part, connection, options.Stream, transport, time, logger);
            foreach (var one in own.Values)
            {
                one.Connection = connection;
            }

            streams.Add(connection.Stream);
        }

        return streams;
    }

    private async Task<IReadOnlyList<(string Symbol, InstrumentId Instrument)>> FindAsync(CancellationToken cancellationToken)
    {
        var listed = options.Symbols.Count > FewSymbols && source is IVenue venue
            ? (await venue.GetInstrumentsAsync(cancellationToken).ConfigureAwait(false)).Listed
                .GroupBy(i => i.Symbol, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Instrument, StringComparer.Ordinal)
            : [];
        var found = new List<(string, InstrumentId)>();
        var missing = new List<(string Symbol, VenueException Reason)>();
        foreach (var symbol in options.Symbols)
        {
            try
            {
                // One that is not in the list is asked for by itself, for the reason.
                found.Add((symbol, listed.TryGetValue(symbol, out var instrument) ? instrument : await source.FindInstrumentAsync(symbol, cancellationToken).ConfigureAwait(false)));
            }
            catch (VenueException exception) when (exception.IsAboutSymbol)
            {
                missing.Add((symbol, exception));
            }
        }

        if (found.Count == 0)
        {
            // None at all is a fault of what was asked, or of the way to the venue.
            ExceptionDispatchInfo.Throw(missing[0].Reason);
        }

        foreach (var (symbol, reason) in missing)
        {
            CollectorsLog.SymbolMissing(logger, source.Venue, symbol, reason.Message);
            notices.Tell((o, token) => o.OnSymbolMissingAsync(symbol, reason, token));
        }

        return found;
    }

    /// <summary>The bar after the last one that is held, or the one that forms.</summary>
    private async Task<DateTimeOffset> FindNextAsync(BarSeriesId series, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var calendar = options.Calendar;
        var forming = series.Timeframe.Floor(now);
        forming = calendar.IsExpected(series.Timeframe, forming) ? forming : calendar.NextOpen(series.Timeframe, forming);
        if (ledger is null)
        {
            return forming;
        }

        var spans = await retry.CallAsync(() => ledger.ReadAsync(series, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
        if (spans.LastOrDefault(span => span.IsHeld)?.To is not { } next)
        {
            return forming;
        }

        // A venue that gives its latest bars only gives no more than these.
        var limit = source is IVenue { Descriptor: { BarPaging: VenueBarPaging.LatestOnly } descriptor } ? Math.Min(options.CatchUpLimit, descriptor.BarLimit - 2) : options.CatchUpLimit;
        var earliest = series.Timeframe.Add(forming, -limit);
        if (next >= earliest)
        {
            return next;
        }

        CollectorsLog.CatchUpTooLong(logger, series, next, limit, earliest);
        return calendar.IsExpected(series.Timeframe, earliest) ? earliest : calendar.NextOpen(series.Timeframe, earliest);
    }
}
