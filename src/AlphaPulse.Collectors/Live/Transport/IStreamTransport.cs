namespace AlphaPulse.Collectors;

/// <summary>Opens connections to streams: over WebSocket, out of a recording, or in a test.</summary>
/// <remarks>Implementations are safe for use from any thread.</remarks>
public interface IStreamTransport
{
    /// <summary>Opens a connection.</summary>
    /// <param name="url">Where the stream is.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="IOException">It cannot be opened; the message says why.</exception>
    Task<IStreamConnection> ConnectAsync(Uri url, CancellationToken cancellationToken = default);
}
