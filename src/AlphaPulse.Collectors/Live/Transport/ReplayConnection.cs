using System.Buffers;
using System.Collections.Concurrent;
using System.Text;

namespace AlphaPulse.Collectors;

/// <summary>A connection of a <see cref="ReplayTransport"/>.</summary>
internal sealed class ReplayConnection(ReplayTransport owner, Uri url) : IStreamConnection
{
    private readonly ConcurrentQueue<string> _sent = [];

    /// <summary>Where it goes.</summary>
    public string Url => url.AbsoluteUri;

    /// <summary>What was sent before the first message was waited for.</summary>
    public IReadOnlyCollection<string> Sent => _sent;

    /// <summary>The recorded connection that it plays; <see langword="null"/> until what was sent has shown which.</summary>
    public RecordedConnection? Recorded { get; set; }

    /// <summary>Whether it was disposed of.</summary>
    public bool HasLeft { get; set; }

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default)
    {
        if (Recorded is null)
        {
            _sent.Enqueue(Encoding.UTF8.GetString(message.Span));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> ReceiveAsync(IBufferWriter<byte> message, CancellationToken cancellationToken = default) =>
        owner.ReceiveAsync(this, message, cancellationToken);

    public ValueTask DisposeAsync() => owner.LeaveAsync(this);
}
