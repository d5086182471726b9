using System.Globalization;
using System.Net.WebSockets;

namespace AlphaPulse.Collectors;

/// <summary>Opens WebSocket connections.</summary>
/// <remarks>Safe for use from any thread.</remarks>
public sealed class WebSocketTransport : IStreamTransport
{
    /// <summary>The default of the largest message: 16 MiB.</summary>
    public const int DefaultMaximumMessageBytes = 16 * 1024 * 1024;

    private readonly int _maximumMessageBytes;

    /// <summary>Creates the transport.</summary>
    /// <param name="maximumMessageBytes">The largest message that is read, in bytes; at least 1. A larger one breaks the connection.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 1.</exception>
    public WebSocketTransport(int maximumMessageBytes = DefaultMaximumMessageBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumMessageBytes, 1);
        _maximumMessageBytes = maximumMessageBytes;
    }

    /// <inheritdoc/>
    public async Task<IStreamConnection> ConnectAsync(Uri url, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(url);
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(url, cancellationToken).ConfigureAwait(false);
            return new WebSocketConnection(socket, url, _maximumMessageBytes);
        }
        catch (WebSocketException exception)
        {
            var status = (int)socket.HttpStatusCode;
            socket.Dispose();
            throw new IOException(
                status == 0
                    ? $"The connection to {url.Authority} cannot be opened: {exception.GetBaseException().Message.TrimEnd('.')}."
                    : string.Create(CultureInfo.InvariantCulture, $"{url.Authority} refused the connection with status {status}."),
                exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
