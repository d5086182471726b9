using System.Buffers;

namespace AlphaPulse.Collectors;

/// <summary>Records what goes over the connections of another transport, byte for byte.</summary>
/// <remarks>A session of several connections at the same time is in one order, each line with its address and the number of its connection. Safe for use from any thread.</remarks>
public sealed class RecordingTransport : IStreamTransport
{
    private readonly IStreamTransport _inner;
    private readonly SessionRecorder _recorder;
    private readonly TimeProvider _time;

    /// <summary>Creates the transport.</summary>
    /// <param name="inner">Opens the connections.</param>
    /// <param name="recorder">Takes the events; not disposed with the transport.</param>
    /// <param name="time">The clock of the events; the system's by default.</param>
    public RecordingTransport(IStreamTransport inner, SessionRecorder recorder, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(recorder);
        _inner = inner;
        _recorder = recorder;
        _time = time ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public async Task<IStreamConnection> ConnectAsync(Uri url, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        var connection = await _inner.ConnectAsync(url, cancellationToken).ConfigureAwait(false);
        var recorded = new Connection(this, connection, url, _recorder.NextConnection());
        recorded.Write(SessionEventKind.Open, default);
        return recorded;
    }

    private sealed class Connection(RecordingTransport owner, IStreamConnection inner, Uri url, int number) : IStreamConnection
    {
        private readonly ArrayBufferWriter<byte> _buffer = new();
        private bool _isClosed;

        public void Write(SessionEventKind kind, ReadOnlyMemory<byte> message) =>
            owner._recorder.Write(new SessionEvent(kind, owner._time.GetUtcNow(), message) { Url = url.AbsoluteUri, Connection = number });

        public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default)
        {
            await inner.SendAsync(message, cancellationToken).ConfigureAwait(false);
            Write(SessionEventKind.Sent, message);
        }

        public async ValueTask<bool> ReceiveAsync(IBufferWriter<byte> message, CancellationToken cancellationToken = default)
        {
            _buffer.ResetWrittenCount();
            if (!await inner.ReceiveAsync(_buffer, cancellationToken).ConfigureAwait(false))
            {
                Close();
                return false;
            }

            Write(SessionEventKind.Received, _buffer.WrittenMemory);
            message.Write(_buffer.WrittenSpan);
            return true;
        }

        public async ValueTask DisposeAsync()
        {
            await inner.DisposeAsync().ConfigureAwait(false);
            Close();
        }

        private void Close()
        {
            if (!_isClosed)
            {
                _isClosed = true;
                Write(SessionEventKind.Closed, default);
            }
        }
    }
}
