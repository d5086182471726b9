using System.Threading.Channels;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>Connections whose other end a test holds.</summary>
internal sealed class ScriptedTransport : IStreamTransport
{
    private readonly Channel<ScriptedConnection> _opened = Channel.CreateUnbounded<ScriptedConnection>();
    private int _count;

    /// <summary>Told the number of each connection, from 1; throws what keeps it from opening.</summary>
    public Action<int>? Opening { get; set; }

    public int Count => Volatile.Read(ref _count);

    public Task<IStreamConnection> ConnectAsync(Uri url, CancellationToken cancellationToken = default)
    {
        Opening?.Invoke(Interlocked.Increment(ref _count));
        var connection = new ScriptedConnection();
        _opened.Writer.TryWrite(connection);
        return Task.FromResult<IStreamConnection>(connection);
    }

    /// <summary>The next connection that is opened, once everything has been asked for on it and it waits for messages.</summary>
    public async Task<ScriptedConnection> NextAsync()
    {
        var connection = await _opened.Reader.ReadAsync();
        await connection.Waiting;
        return connection;
    }

    /// <summary>The next connection as soon as it is open.</summary>
    public ValueTask<ScriptedConnection> OpenedAsync() => _opened.Reader.ReadAsync();
}
