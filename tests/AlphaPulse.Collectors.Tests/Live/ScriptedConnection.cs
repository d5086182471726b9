using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>One connection of a <see cref="ScriptedTransport"/>.</summary>
internal sealed class ScriptedConnection : IStreamConnection
{
    private readonly Channel<string?> _messages = Channel.CreateUnbounded<string?>();
    private readonly Channel<string> _sent = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> _all = new();
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the client waits for the first message.</summary>
    public Task Waiting => _waiting.Task;

    /// <summary>Everything that the client has sent.</summary>
    public IReadOnlyList<string> Sent => [.. _all];

    public bool IsDisposed { get; private set; }

    public void Send(params string[] messages)
    {
        Interlocked.Exchange(ref _idle, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        foreach (var message in messages)
        {
            _messages.Writer.TryWrite(message);
        }
    }

    /// <summary>Ends when the client has taken everything and waits for more.</summary>
    public Task IdleAsync() => Volatile.Read(ref _idle).Task;

    /// <summary>The venue says farewell.</summary>
    public void Close() => _messages.Writer.TryWrite(null);

    /// <summary>The connection breaks.</summary>
    public void Break() => _messages.Writer.TryComplete(new IOException("The connection broke."));

    public ValueTask<string> NextSentAsync() => _sent.Reader.ReadAsync();

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default)
    {
        var text = Encoding.UTF8.GetString(message.Span);
        _all.Enqueue(text);
        _sent.Writer.TryWrite(text);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<bool> ReceiveAsync(IBufferWriter<byte> message, CancellationToken cancellationToken = default)
    {
        if (!_messages.Reader.TryRead(out var text))
        {
            _waiting.TrySetResult();
            Volatile.Read(ref _idle).TrySetResult();
            try
            {
                text = await _messages.Reader.ReadAsync(cancellationToken);
            }
            catch (ChannelClosedException exception) when (exception.InnerException is IOException broken)
            {
                throw new IOException(broken.Message, broken);
            }
        }

        if (text is null)
        {
            return false;
        }

        message.Write(Encoding.UTF8.GetBytes(text));
        return true;
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
