using System.Buffers;

namespace AlphaPulse.Collectors;

/// <summary>Plays a recorded session as connections: what was received comes again, what is sent goes nowhere.</summary>
/// <remarks>
/// A connection ends where the recorded one ended or the next one was opened; after the last one, opening another waits until it is cancelled. Events come as fast as they are read; a test or a
/// simulation moves its clock by <paramref name="onEvent"/>. One connection at a time.
/// </remarks>
/// <param name="events">The events of one connection after the other, such as those of <see cref="SessionReplay.Play"/>.</param>
/// <param name="onEvent">Called with the time of each event before it is handed over; nothing by default.</param>
public sealed class ReplayTransport(IEnumerable<SessionEvent> events, Action<DateTimeOffset>? onEvent = null) : IStreamTransport, IDisposable
{
    private readonly IEnumerator<SessionEvent> _events = events.GetEnumerator();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isAhead;

    /// <summary>Ends when the last event has been handed over.</summary>
    public Task Ended => _ended.Task;

    /// <inheritdoc/>
    public Task<IStreamConnection> ConnectAsync(Uri url, CancellationToken cancellationToken = default)
    {
        while (Peek() is { } next && next.Kind is SessionEventKind.Closed or SessionEventKind.Sent)
        {
            _isAhead = false;
        }

        if (Peek() is not { } first)
        {
            // Whoever tries again and again would do nothing else.
            return new TaskCompletionSource<IStreamConnection>().Task.WaitAsync(cancellationToken);
        }

        if (first.Kind == SessionEventKind.Open)
        {
            Take(first);
        }

        return Task.FromResult<IStreamConnection>(new Connection(this));
    }

    /// <inheritdoc/>
    public void Dispose() => _events.Dispose();

    private SessionEvent? Peek()
    {
        if (!_isAhead && !_events.MoveNext())
        {
            _ended.TrySetResult();
            return null;
        }

        _isAhead = true;
        return _events.Current;
    }

    private void Take(SessionEvent item)
    {
        _isAhead = false;
        onEvent?.Invoke(item.Time);
    }

    private sealed class Connection(ReplayTransport owner) : IStreamConnection
    {
        public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask<bool> ReceiveAsync(IBufferWriter<byte> message, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            while (owner.Peek() is { } next && next.Kind != SessionEventKind.Open)
            {
                owner.Take(next);
                if (next.Kind == SessionEventKind.Closed)
                {
                    break;
                }

                if (next.Kind == SessionEventKind.Received)
                {
                    message.Write(next.Message.Span);
                    return ValueTask.FromResult(true);
                }
            }

            return ValueTask.FromResult(false);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
