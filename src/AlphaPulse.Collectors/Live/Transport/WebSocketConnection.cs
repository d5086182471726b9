using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;

namespace AlphaPulse.Collectors;

/// <summary>A WebSocket as a connection of text messages.</summary>
internal sealed class WebSocketConnection(ClientWebSocket socket, Uri url, int maximumMessageBytes) : IStreamConnection
{
    private const int ReadSize = 4 * 1024;

    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default)
    {
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or InvalidOperationException)
        {
            throw Broken("while a message was sent", exception);
        }
    }

    public async ValueTask<bool> ReceiveAsync(IBufferWriter<byte> message, CancellationToken cancellationToken = default)
    {
        long length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await socket.ReceiveAsync(message.GetMemory(ReadSize), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is WebSocketException or InvalidOperationException)
            {
                throw Broken(length == 0 ? "between two messages" : string.Create(CultureInfo.InvariantCulture, $"after {length} bytes of a message"), exception);
            }

            if (part.MessageType == WebSocketMessageType.Close)
            {
                return false;
            }

            message.Advance(part.Count);
            length += part.Count;
            if (length > maximumMessageBytes)
            {
                throw new IOException(string.Create(CultureInfo.InvariantCulture, $"A message of {url.Authority} is longer than {maximumMessageBytes} bytes."));
            }

            if (part.EndOfMessage)
            {
                return true;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        // A farewell could wait for a peer that is dead; venues do not need one.
        socket.Abort();
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private IOException Broken(string where, Exception cause) =>
        new($"The connection to {url.Authority} broke {where}: {cause.GetBaseException().Message.TrimEnd('.')}.", cause);
}
