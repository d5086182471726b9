using System.Buffers;

namespace AlphaPulse.Collectors;

/// <summary>Plays a recorded session as connections: what was received comes again, what is sent goes nowhere.</summary>
/// <remarks>
/// <para>A connection plays the recorded one on which the same was sent before the first message came; where that shows nothing, the first that nobody plays, one of the same
/// address before others. It ends where the recorded one ended, or with the recording. Who goes away before leaves the rest to the next connection; after the last
/// event, opening another waits until it is cancelled.</para>
/// <para>Events of all connections come in the recorded order, as fast as they are read: each waits for the one before it, so whoever replays opens as many connections as
/// were recorded. A test or a simulation moves its clock by <paramref name="onEvent"/>. Requests and answers are left to <see cref="ReplayHttpHandler"/>.
/// Safe for use from any thread.</para>
/// </remarks>
/// <param name="events">The events, such as those of <see cref="SessionReplay.Play"/>.</param>
/// <param name="onEvent">Called with the time of each event before it is handed over; nothing by default.</param>
public sealed class ReplayTransport(IEnumerable<SessionEvent> events, Action<DateTimeOffset>? onEvent = null) : IStreamTransport, IDisposable
{
    /// <summary>How many events are read ahead of those that are played: where nothing fits among so many, nothing does.</summary>
    private const int MostAhead = 100_000;

    private readonly IEnumerator<SessionEvent> _events = SessionConnections.Number(events).GetEnumerator();

#pragma warning disable CA2213 // It has no handle, and connections that outlive the transport still leave.
    private readonly SemaphoreSlim _gate = new(1, 1);
#pragma warning restore CA2213

    private readonly Queue<(SessionEvent Item, RecordedConnection Of)> _ahead = [];
    private readonly Dictionary<int, RecordedConnection> _recorded = [];
    private readonly List<RecordedConnection> _free = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many connections have been opened of which nothing shows yet which recorded one they play.</summary>
    private int _undecided;

    /// <summary>Ends when the last event has been handed over.</summary>
    public Task Ended => _ended.Task;

    /// <inheritdoc/>
    public async Task<IStreamConnection> ConnectAsync(Uri url, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        while (true)
        {
            Task changed;
            await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                Settle();
                if (_free.Count > _undecided && TryPeek(out _))
                {
                    _undecided++;
                    return new ReplayConnection(this, url);
                }

                changed = _changed.Task;
            }
            finally
            {
                _gate.Release();
            }

            // Where the recording has ended this waits for nothing: whoever tries again and again would do nothing else.
            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _events.Dispose();

    /// <summary>Waits until the next event is one of a connection.</summary>
    internal async ValueTask<bool> ReceiveAsync(ReplayConnection connection, IBufferWriter<byte> message, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                Settle();
                if (connection.Recorded is null)
                {
                    Claim(connection);
                }

                if (!TryPeek(out var next))
                {
                    return false;
                }

                if (next.Of == connection.Recorded)
                {
                    Take(next.Item);
                    if (next.Item.Kind == SessionEventKind.Closed)
                    {
                        next.Of.Client = null;
                        return false;
                    }

                    message.Write(next.Item.Message.Span);
                    return true;
                }

                changed = _changed.Task;
            }
            finally
            {
                _gate.Release();
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Leaves what a connection has not received to the next one.</summary>
    internal async ValueTask LeaveAsync(ReplayConnection connection)
    {
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (connection.Recorded is null)
            {
                _undecided -= connection.HasLeft ? 0 : 1;
            }
            else if (connection.Recorded.Client == connection)
            {
                connection.Recorded.Client = null;
                if (connection.Recorded.IsOpen)
                {
                    _free.Insert(0, connection.Recorded);
                }
            }

            connection.HasLeft = true;
            Pulse();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Goes on to the next event that somebody must receive.</summary>
    private void Settle()
    {
        while (TryPeek(out var next))
        {
            if (!next.Of.IsOpen)
            {
                next.Of.IsOpen = true;
                if (next.Of.Client is null)
                {
                    _free.Add(next.Of);
                    Pulse();
                }
            }

            if (next.Item.Kind is SessionEventKind.Received or SessionEventKind.Closed)
            {
                return;
            }

            Take(next.Item);
        }
    }

    /// <summary>Finds the recorded connection that a connection plays, as far as what it has sent shows it.</summary>
    private void Claim(ReplayConnection connection)
    {
        var sent = connection.Sent;
        RecordedConnection? found = null;
        if (sent.Count > 0)
        {
            found = _free.Find(recorded => recorded.HasSent(sent))
                ?? _free.Find(recorded => recorded.IsSilent && recorded.Url == connection.Url)
                ?? _free.Find(recorded => recorded.IsSilent);

            // Whoever has come first may be the one who came last when it was recorded.
            while (found is null && _ahead.Count < MostAhead && TryRead(out var read))
            {
                found = read.Of.Client is null && read.Of.HasSent(sent) ? read.Of : null;
            }
        }

        found ??= _free.Find(recorded => recorded.Url == connection.Url) ?? _free.FirstOrDefault();
        if (found is not null)
        {
            found.Client = connection;
            connection.Recorded = found;
            _free.Remove(found);
            _undecided--;
            Pulse();
        }
    }

    private bool TryPeek(out (SessionEvent Item, RecordedConnection Of) next)
    {
        if (_ahead.TryPeek(out next) || TryRead(out next))
        {
            return true;
        }

        _ended.TrySetResult();
        return false;
    }

    private bool TryRead(out (SessionEvent Item, RecordedConnection Of) read)
    {
        if (!_events.MoveNext())
        {
            read = default;
            return false;
        }

        var item = _events.Current;
        var number = item.Connection!.Value;
        if (item.Kind == SessionEventKind.Open || !_recorded.TryGetValue(number, out var recorded))
        {
            recorded = new RecordedConnection(item.Url, number > 0);
            _recorded[number] = recorded;
        }

        recorded.Note(item);
        read = (item, recorded);
        _ahead.Enqueue(read);
        return true;
    }

    private void Take(SessionEvent item)
    {
        _ahead.Dequeue();
        onEvent?.Invoke(item.Time);
        Pulse();
    }

    /// <summary>Lets those who wait look again.</summary>
    private void Pulse()
    {
        var changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }
}
