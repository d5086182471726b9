using AlphaPulse.Http;
using Microsoft.Extensions.Logging;

namespace AlphaPulse.Collectors;

/// <summary>One run of a <see cref="LiveBookFeed"/>: its books, its stream, and those who bring books back.</summary>
internal sealed class LiveBookRun : IVenueStreamSink, IDisposable
{
    // Guards the books; observers are called within it, and nothing is waited for.
    private readonly Lock _gate = new();
    private readonly Dictionary<InstrumentId, LiveBookSlot> _slots;
    private readonly VenueStreamProtocol _protocol;
    private readonly IVenueBookSource? _snapshots;
    private readonly LiveBookOptions _options;
    private readonly LiveBookObservers _observers;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationToken _stop;
    private readonly VenueStreamClient _client;
    private readonly RetryDelay _delays;
    private readonly VenueTruce _truce;
    private readonly SemaphoreSlim _asking;
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<Task> _resyncs = [];
    private CancellationTokenSource? _connection;
    private Task _reading = Task.CompletedTask;
    private bool _hasRefusedMessage;

    public LiveBookRun(
        VenueStreamProtocol protocol,
        IReadOnlyList<StreamSubscription> subscriptions,
        IVenueBookSource? snapshots,
        LiveBookOptions options,
        IReadOnlyList<ILiveBookObserver> observers,
        IStreamTransport transport,
        TimeProvider time,
        ILogger logger,
        CancellationToken stop)
    {
        _protocol = protocol;
        _slots = subscriptions.ToDictionary(s => s.Instrument, s => new LiveBookSlot(s, protocol.BookRule));
        _snapshots = snapshots;
        _options = options;
        _observers = new LiveBookObservers(observers, logger);
        _time = time;
        _logger = logger;
        _stop = stop;
        _delays = new RetryDelay(new DeterministicRandom(options.Stream.JitterSeed ?? time.GetUtcNow().Ticks), options.ResyncDelay, options.MaximumResyncDelay);
        _truce = new VenueTruce(time, logger);
        _asking = new SemaphoreSlim(options.SnapshotParallelism);
        _client = new VenueStreamClient(protocol, subscriptions, this, options.Stream, transport, time, logger);
    }

    public async Task RunAsync()
    {
        _reading = Task.Run(() => _client.RunAsync(_stop), CancellationToken.None);

        // Neither ends by itself but by an error.
        await (await Task.WhenAny(_reading, _failed.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Waits until nothing runs any more, once it was stopped.</summary>
    public async Task DrainAsync()
    {
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Task[] resyncs;
        lock (_gate)
        {
            resyncs = [.. _resyncs];
        }

        await Task.WhenAll(resyncs).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _asking.Dispose();
    }

    public bool TryCopy(InstrumentId instrument, Span<BookLevel> bids, Span<BookLevel> asks, out int bidCount, out int askCount)
    {
        (bidCount, askCount) = (0, 0);
        lock (_gate)
        {
            if (!_slots.TryGetValue(instrument, out var slot) || !slot.IsDelivered)
            {
                return false;
            }

            (bidCount, askCount) = (slot.Book.Book.CopyBids(bids), slot.Book.Book.CopyAsks(asks));
            return true;
        }
    }

    public ValueTask OnConnectedAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _hasRefusedMessage = false;
            _observers.BeginConnection();
            _connection = CancellationTokenSource.CreateLinkedTokenSource(_stop);
            foreach (var slot in _slots.Values)
            {
                // The stream begins with the books where they are not asked for.
                slot.Reset();
                Resync(slot, TimeSpan.Zero, isAsked: !_protocol.BookRule.NeedsSnapshotRequest);
            }
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask OnDisconnectedAsync(DateTimeOffset at, string reason, CancellationToken cancellationToken)
    {
        CancellationTokenSource? connection;
        lock (_gate)
        {
            (connection, _connection) = (_connection, null);
            foreach (var slot in _slots.Values)
            {
                if (slot.IsDelivered)
                {
                    TellLoss(slot, BookDefect.Disconnected, $"The order book of {slot.Subscription.Instrument} is lost: {reason}. It begins anew with the next connection.");
                }

                slot.Reset();
            }
        }

        if (connection is not null)
        {
            await connection.CancelAsync().ConfigureAwait(false);
            connection.Dispose();
        }
    }

    public void OnBook(BookUpdate update)
    {
        if (_slots.TryGetValue(update.Instrument, out var slot))
        {
            lock (_gate)
            {
                if (slot.IsRefused)
                {
                    // It was late only: the stream sends it.
                    Resync(slot, TimeSpan.Zero, isAsked: !_protocol.BookRule.NeedsSnapshotRequest);
                }

                Apply(slot, update);
            }
        }
    }

    public void OnSubscriptionRefused(StreamRefusedException refusal)
    {
        CollectorsLog.SubscriptionRefused(_logger, refusal.Message);
        lock (_gate)
        {
            if (refusal.Symbol is { } symbol && _slots.Values.FirstOrDefault(s => s.Subscription.Symbol == symbol) is { } slot && slot.Refuse(refusal.WasConfirmed))
            {
                TellLoss(slot, BookDefect.MissingUpdate, $"The order book of {slot.Subscription.Instrument} is lost: its changes do not come, since they were refused.");
            }

            _observers.Refused(refusal);
        }
    }

    public void OnMessageRefused(VenueException error)
    {
        if (!_hasRefusedMessage)
        {
            _hasRefusedMessage = true;
            CollectorsLog.MessageRefused(_logger, error.Message);
        }
    }

    public ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public void OnBar(Bar bar)
    {
        // Only books are asked for.
    }

    public void OnTrade(Trade trade)
    {
        // Only books are asked for.
    }

    public void OnBestPrices(in BestPrices prices)
    {
        // Only books are asked for.
    }

    public void OnNotice(StreamNotice notice)
    {
        // The stream has dealt with it.
    }

    private void Apply(LiveBookSlot slot, BookUpdate update)
    {
        var outcome = slot.Book.Apply(update);
        if (outcome.Kind == BookOutcomeKind.Applied)
        {
            var isRenewed = !slot.IsDelivered;
            if (isRenewed)
            {
                slot.IsDelivered = true;
                slot.Succeed(_time.GetTimestamp());
            }

            _observers.Changed(new LiveBook(slot.Book.Book, isRenewed, slot.Book.LastId, update.Time, update.ReceivedAt));
        }
        else if (outcome.Kind == BookOutcomeKind.ResyncNeeded)
        {
            Lose(slot, outcome);
        }
    }

    private void Lose(LiveBookSlot slot, BookOutcome outcome)
    {
        if (slot.IsDelivered)
        {
            slot.IsDelivered = false;
            TellLoss(slot, outcome.Defect, outcome.Reason!);
            if (_time.GetElapsedTime(slot.HeldSince) >= _options.StableAfter)
            {
                slot.Forgive();
            }
        }
        else
        {
            CollectorsLog.BookNotBack(_logger, outcome.Reason!);
        }

        if (slot.IsResyncing)
        {
            // Whoever brings it back tries again.
            slot.Fail();
        }
        else
        {
            Resync(slot, slot.NextDelay(_delays.Next), isAsked: false);
        }
    }

    private void TellLoss(LiveBookSlot slot, BookDefect defect, string reason)
    {
        CollectorsLog.BookLost(_logger, reason);
        CollectorsTelemetry.BooksLost.Add(1, new("venue", _protocol.Venue), new("defect", CollectorsTelemetry.Tag(defect)));
        _observers.Lost(new LiveBookLoss(slot.Subscription.Instrument, defect, reason, _time.GetUtcNow()));
    }

    private void Resync(LiveBookSlot slot, TimeSpan delay, bool isAsked)
    {
        if (_connection is { } connection)
        {
            var (round, wait, token) = (slot.BeginResync(), _truce.Heed(delay), connection.Token);
            _resyncs.RemoveWhere(task => task.IsCompleted);
            _resyncs.Add(Task.Run(() => BringBackAsync(slot, round, wait, isAsked, token), CancellationToken.None));
        }
    }

    private async Task BringBackAsync(LiveBookSlot slot, int round, TimeSpan delay, bool isAsked, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                if (delay > TimeSpan.Zero)
                {
                    await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
                }

                Task<bool> attempt;
                lock (_gate)
                {
                    if (slot.Round != round || !slot.IsResyncing)
                    {
                        return;
                    }

                    attempt = slot.BeginAttempt();
                }

                var isBack = _protocol.BookRule.NeedsSnapshotRequest
                    ? await RequestAsync(slot, round, attempt, cancellationToken).ConfigureAwait(false)
                    : await RenewAsync(slot, attempt, isAsked, cancellationToken).ConfigureAwait(false);
                if (isBack)
                {
                    return;
                }

                isAsked = false;
                lock (_gate)
                {
                    delay = slot.Round == round ? _truce.Heed(slot.NextDelay(_delays.Next)) : TimeSpan.Zero;
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The connection has ended, and its books with it.
        }
#pragma warning disable CA1031 // Whatever it is, it ends the run and is thrown there.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _failed.TrySetException(exception);
        }
    }

    /// <summary>Has the stream send a book anew, unless it was asked for already, and waits for it.</summary>
    /// <returns>Whether it has come.</returns>
    private async Task<bool> RenewAsync(LiveBookSlot slot, Task<bool> attempt, bool isAsked, CancellationToken cancellationToken)
    {
        if (!isAsked && !await _client.RenewBookAsync(slot.Subscription, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        try
        {
            return await attempt.WaitAsync(_options.SnapshotTimeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            TellLate(slot);
            return false;
        }
    }

    /// <summary>Asks for a book over REST, and waits until it is bridged. Both together have the time of a book; waiting for its turn does not count.</summary>
    /// <returns>Whether it has come.</returns>
    private async Task<bool> RequestAsync(LiveBookSlot slot, int round, Task<bool> attempt, CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        using var timeout = new CancellationTokenSource(_options.SnapshotTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await RequestAsync(slot, round, both.Token).ConfigureAwait(false);
            return await attempt.WaitAsync(both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            TellLate(slot);
            return false;
        }
    }

    private async Task RequestAsync(LiveBookSlot slot, int round, CancellationToken cancellationToken)
    {
        try
        {
            var snapshot = await _snapshots!.GetBookAsync(slot.Subscription.RequestSymbol!, slot.Subscription.Instrument, _options.SnapshotLevels, cancellationToken).ConfigureAwait(false);
            lock (_gate)
            {
                if (slot.Round == round)
                {
                    Apply(slot, snapshot);
                }
            }
        }
        catch (VenueException exception)
        {
            lock (_gate)
            {
                var isTold = _truce.Take(exception);
                if (slot.Round != round)
                {
                    // An answer to an earlier connection says nothing of this one.
                    return;
                }

                if (!isTold)
                {
                    CollectorsLog.BookNotBack(_logger, exception.Message);
                }

                slot.Fail();
            }
        }
        finally
        {
            _asking.Release();
        }
    }

    private void TellLate(LiveBookSlot slot) =>
        CollectorsLog.BookNotBack(_logger, $"The order book of {slot.Subscription.Instrument} did not come within {_options.SnapshotTimeout:c}.");
}
