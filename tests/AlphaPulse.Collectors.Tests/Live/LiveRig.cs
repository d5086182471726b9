using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using AlphaPulse.Testing;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>A collector with a venue whose both ends a test holds, in virtual time.</summary>
internal sealed class LiveRig : IAsyncDisposable, ILiveBarObserver
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<VenueOutage> _outages = Channel.CreateUnbounded<VenueOutage>();
    private readonly Channel<StreamRefusedException> _refusals = Channel.CreateUnbounded<StreamRefusedException>();
    private readonly Channel<(string Symbol, string Reason)> _missing = Channel.CreateUnbounded<(string, string)>();
    private readonly Channel<QuarantinedRow> _held = Channel.CreateUnbounded<QuarantinedRow>();
    private readonly IAsyncEnumerator<LiveBar> _bars;
    private readonly string _venue;
    private readonly TimeSpan _ahead;

    /// <param name="venue">The venue.</param>
    /// <param name="symbols">The symbols.</param>
    /// <param name="ahead">How far the venue's clock is ahead of ours.</param>
    /// <param name="capacity">How many bars may wait for the reader.</param>
    /// <param name="includeProvisional">Whether the reader wants bars that form.</param>
    public LiveRig(string venue, string[] symbols, TimeSpan ahead = default, int capacity = 10_000, bool includeProvisional = false)
    {
        _venue = venue;
        _ahead = ahead;
        Clock = new ManualTimeProvider(Streamed.Start.AddSeconds(30) - ahead);
        Source = new ScriptedSource(venue, () => Clock.GetUtcNow() + ahead);
        Options = new LiveBarOptions { Venue = venue, ClosedBarTimeout = TimeSpan.FromHours(1) };
        Options.Stream.JitterSeed = 1;
        Options.Stream.ReconnectDelay = TimeSpan.Zero;
        Options.Stream.MaximumReconnectDelay = TimeSpan.Zero;
        Options.Stream.SilenceTimeout = TimeSpan.FromDays(1);
        Options.Timeframes.Add(Timeframe.OneMinute);
        foreach (var symbol in symbols)
        {
            Options.Symbols.Add(symbol);
        }

        Subscription = Feed.Subscribe(null, includeProvisional, capacity);
        _bars = Subscription.ReadAllAsync(_stop.Token).GetAsyncEnumerator();
    }

    public ManualTimeProvider Clock { get; }

    public ScriptedTransport Transport { get; } = new();

    public ScriptedSource Source { get; }

    /// <summary>The venue that is asked instead of <see cref="Source"/>.</summary>
    public IVenueBarSource? Venue { get; set; }

    public LiveBarOptions Options { get; }

    public LiveBarFeed Feed { get; } = new();

    public LiveBarSubscription Subscription { get; }

    public ICoverageLedger? Ledger { get; init; }

    public LiveBarCollector? Collector { get; private set; }

    public Task Running { get; private set; } = Task.CompletedTask;

    public ConcurrentQueue<VenueOutage> Outages { get; } = new();

    /// <summary>Starts the collector.</summary>
    /// <returns>The connection, once everything has been asked for.</returns>
    public async Task<ScriptedConnection> StartAsync(IStreamTransport? transport = null)
    {
        Collector = new LiveBarCollector(Venue ?? Source, Options, Feed, Ledger, transport ?? Transport, Clock, observers: [this]);
        Running = Task.Run(() => Collector.RunAsync(_stop.Token));
        return transport is null ? await Transport.NextAsync() : null!;
    }

    /// <summary>The next bars in words, as in <c>BTC 3</c> for a closed one.</summary>
    public async Task<string> TakeAsync(int count)
    {
        var told = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var (bar, kind) = await NextAsync();
            var number = (int)(bar.OpenTime - Streamed.Start).TotalMinutes;
            told.Add($"{bar.Series.Instrument.Base} {number}{kind switch { LiveBarKind.Closed => string.Empty, LiveBarKind.Revision => " revised", _ => " forming" }}");
        }

        return string.Join(", ", told);
    }

    public async Task<LiveBar> NextAsync()
    {
        var next = _bars.MoveNextAsync().AsTask();
        await Task.WhenAny(next, Running);
        if (!next.IsCompleted)
        {
            await Running;
        }

        Assert.True(await next);
        return _bars.Current;
    }

    /// <summary>The next bar, while time goes on second by second.</summary>
    public async Task<LiveBar> NextInTimeAsync()
    {
        var next = NextAsync();
        for (var i = 0; i < 100_000 && !next.IsCompleted; i++)
        {
            await AdvanceAsync(TimeSpan.FromSeconds(1));
        }

        return await next;
    }

    /// <summary>Sends messages of Binance once the clock shows the venue's time in the last of them.</summary>
    public async Task SendAsync(ScriptedConnection connection, params string[] messages)
    {
        await AdvanceToAsync(messages.Max(TimeOf));
        connection.Send(messages);
    }

    /// <summary>Goes on until the venue's clock shows a time.</summary>
    public async Task AdvanceToAsync(DateTimeOffset venueTime)
    {
        if (venueTime - _ahead > Clock.GetUtcNow())
        {
            await Task.Run(() => Clock.AdvanceTo(venueTime - _ahead));
        }
    }

    /// <summary>Breaks a connection and lets one more fail, so that the reason is that the venue is down; waits before the next take a second.</summary>
    public async Task TakeDownAsync(ScriptedConnection connection)
    {
        var before = Transport.Count;
        Transport.Opening = _ => throw new IOException("The venue is down.");
        connection.Break();
        for (var opened = before; opened <= before + 1; opened++)
        {
            // Two timers: that of the seconds, and that of the wait before the next connection.
            while (!connection.IsDisposed || Transport.Count < opened || Clock.ActiveTimers < 2)
            {
                await Task.Yield();
            }

            await AdvanceAsync(opened == before ? TimeSpan.FromSeconds(1) : TimeSpan.Zero);
        }
    }

    public ValueTask<VenueOutage> OutageAsync() => _outages.Reader.ReadAsync();

    public ValueTask<StreamRefusedException> RefusalAsync() => _refusals.Reader.ReadAsync();

    public ValueTask<(string Symbol, string Reason)> MissingAsync() => _missing.Reader.ReadAsync();

    public ValueTask<QuarantinedRow> HeldAsync() => _held.Reader.ReadAsync();

    // On a thread of the pool, where everything that a timer sets off runs before the clock goes on; then the loop gets its turn.
    public async Task AdvanceAsync(TimeSpan by)
    {
        await Task.Run(() => Clock.Advance(by));
        await Task.Yield();
    }

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public BarSeriesId Series(string symbol) => ScriptedSource.SeriesOf(_venue, symbol);

    public ValueTask OnVenueStoppedAsync(VenueOutage outage, CancellationToken cancellationToken) => Tell(outage);

    public ValueTask OnVenueReturnedAsync(VenueOutage outage, CancellationToken cancellationToken) => Tell(outage);

    public ValueTask OnSubscriptionRefusedAsync(StreamRefusedException refusal, CancellationToken cancellationToken) => _refusals.Writer.WriteAsync(refusal, cancellationToken);

    public ValueTask OnSymbolMissingAsync(string symbol, VenueException reason, CancellationToken cancellationToken) =>
        _missing.Writer.WriteAsync((symbol, reason.Message), cancellationToken);

    public ValueTask OnBarHeldAsync(QuarantinedRow row, CancellationToken cancellationToken) => _held.Writer.WriteAsync(row, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Subscription.Dispose();
        _stop.Dispose();
    }

    private static DateTimeOffset TimeOf(string message)
    {
        var at = message.IndexOf("\"E\":", StringComparison.Ordinal) + 4;
        return DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(message.AsSpan(at, 13), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private ValueTask Tell(VenueOutage outage)
    {
        Outages.Enqueue(outage);
        return _outages.Writer.WriteAsync(outage);
    }
}
