using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace AlphaPulse.TestKit;

/// <summary>The server's end of one WebSocket of a <see cref="LoopbackSocketServer"/>.</summary>
public sealed class LoopbackSocket
{
    private readonly WebSocket _socket;
    private readonly NetworkStream _stream;
    private readonly CancellationToken _stop;

    internal LoopbackSocket(WebSocket socket, NetworkStream stream, int number, CancellationToken stop)
    {
        _socket = socket;
        _stream = stream;
        _stop = stop;
        Number = number;
    }

    /// <summary>Which connection it is, from 1.</summary>
    public int Number { get; }

    /// <summary>Waits for a message.</summary>
    /// <returns>The text; <see langword="null"/> where the client has gone.</returns>
    public async Task<string?> ReceiveAsync()
    {
        using var text = new MemoryStream();
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), _stop);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                text.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    return Encoding.UTF8.GetString(text.ToArray());
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or IOException)
        {
            return null;
        }
    }

    /// <summary>Sends a message.</summary>
    /// <param name="text">The text.</param>
    /// <param name="frames">Over how many frames it is spread; 1 by default.</param>
    /// <returns>A task that ends when it is sent.</returns>
    public async Task SendAsync(string text, int frames = 1)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var size = Math.Max(1, (bytes.Length + frames - 1) / frames);
        for (var at = 0; at < bytes.Length; at += size)
        {
            var length = Math.Min(size, bytes.Length - at);
            await _socket.SendAsync(bytes.AsMemory(at, length), WebSocketMessageType.Text, at + length == bytes.Length, _stop);
        }
    }

    /// <summary>Sends the beginning of a message and cuts the connection.</summary>
    /// <param name="text">The beginning.</param>
    /// <returns>A task that ends when the connection is cut.</returns>
    public async Task CutAsync(string text)
    {
        await _socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, endOfMessage: false, _stop);
        _stream.Socket.Close();
    }

    /// <summary>Says farewell, as a venue does that restarts.</summary>
    /// <returns>A task that ends when it is sent.</returns>
    public Task CloseAsync() => _socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "restart", _stop);
}
