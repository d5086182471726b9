using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace AlphaPulse.TestKit;

/// <summary>A WebSocket server on the loopback address; each connection is served by what a test gives.</summary>
public sealed class LoopbackSocketServer : IAsyncDisposable
{
    // RFC 6455, section 1.3.
    private const string HandshakeGuid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private readonly TcpListener _listener = LoopbackPorts.Listen();
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<LoopbackSocket, Task> _serve;
    private readonly Func<int, int?> _refuse;
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Task _loop;

    /// <summary>Starts the server on a free port that no server of this process had.</summary>
    /// <param name="serve">Serves a connection; it is closed when the task ends.</param>
    /// <param name="refuse">The status with which a connection, counted from 1, is refused; <see langword="null"/> accepts it.</param>
    public LoopbackSocketServer(Func<LoopbackSocket, Task> serve, Func<int, int?>? refuse = null)
    {
        _serve = serve;
        _refuse = refuse ?? (_ => null);
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"ws://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/stream"));
        _loop = Task.Run(AcceptAsync);
    }

    /// <summary>The address of the server.</summary>
    public Uri Url { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _loop;
        await Task.WhenAll(_connections);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (var number = 1; ; number++)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var current = number;
                _connections.Add(Task.Run(() => ServeAsync(client, current)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, int number)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                var stream = client.GetStream();
                var key = await ReadKeyAsync(stream);
                if (_refuse(number) is { } status)
                {
                    await WriteAsync(stream, string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                    return;
                }

#pragma warning disable CA5350 // The protocol asks for it.
                var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + HandshakeGuid)));
#pragma warning restore CA5350
                await WriteAsync(stream, $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n");
                using var socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
                await _serve(new LoopbackSocket(socket, stream, number, _stop.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or WebSocketException or ObjectDisposedException)
            {
                // The client went away or the test is over.
            }
        }
    }

    private async Task<string> ReadKeyAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _stop.Token) == 1)
        {
            head.Append((char)one[0]);
        }

        const string Name = "Sec-WebSocket-Key:";
        return head.ToString().Split("\r\n").FirstOrDefault(line => line.StartsWith(Name, StringComparison.OrdinalIgnoreCase))?[Name.Length..].Trim()
            ?? throw new IOException("The client went away before its handshake, or asked for no WebSocket.");
    }

    private ValueTask WriteAsync(NetworkStream stream, string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), _stop.Token);
}
