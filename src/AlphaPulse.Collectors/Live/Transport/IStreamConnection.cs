using System.Buffers;

namespace AlphaPulse.Collectors;

/// <summary>One connection to a stream of text messages. Disposing of it closes it at once.</summary>
/// <remarks>One sender and one receiver may use it at the same time.</remarks>
public interface IStreamConnection : IAsyncDisposable
{
    /// <summary>Sends a message.</summary>
    /// <param name="message">The text in UTF-8.</param>
    /// <param name="cancellationToken">Cancels the sending and may leave the connection useless.</param>
    /// <returns>A task that ends when it is sent.</returns>
    /// <exception cref="IOException">The connection is broken.</exception>
    ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken = default);

    /// <summary>Waits for the next whole message.</summary>
    /// <param name="message">Takes the text in UTF-8. What it holds after an error is no message.</param>
    /// <param name="cancellationToken">Cancels the waiting and may leave the connection useless.</param>
    /// <returns>Whether a message came; <see langword="false"/> where the other side has closed the connection.</returns>
    /// <exception cref="IOException">The connection broke, also in the middle of a message.</exception>
    ValueTask<bool> ReceiveAsync(IBufferWriter<byte> message, CancellationToken cancellationToken = default);
}
