using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace AlphaPulse.Collectors;

/// <summary>Reads recorded sessions: one event a line, see <see cref="SessionRecorder"/>.</summary>
public static class SessionReader
{
    /// <summary>Reads a session in its order.</summary>
    /// <param name="stream">The lines in UTF-8; it is left open.</param>
    /// <param name="name">The name of the session for error messages.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The events.</returns>
    /// <exception cref="ImportFormatException">A line is no event, or no UTF-8; the message names it.</exception>
    public static async IAsyncEnumerable<SessionEvent> ReadAsync(
        Stream stream, string name, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        long number = 0;
        while (await ReadLineAsync(reader, name, number + 1, cancellationToken).ConfigureAwait(false) is { } line)
        {
            number++;
            if (line.Length > 0)
            {
                yield return Read(line, name, number);
            }
        }
    }

    private static async ValueTask<string?> ReadLineAsync(StreamReader reader, string name, long number, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DecoderFallbackException exception)
        {
            // The reader decodes ahead of the lines.
            throw new ImportFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"The session '{name}' is no UTF-8 at line {number} or soon after: {exception.Message.TrimEnd('.')}. Record it anew, or convert the file; a message that is no UTF-8 belongs under base64."), exception);
        }
    }

    private static SessionEvent Read(string line, string name, long number)
    {
        try
        {
            return SessionLine.Read(Encoding.UTF8.GetBytes(line));
        }
        catch (JsonException exception)
        {
            throw new ImportFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"Line {number} of the session '{name}' is no event: {exception.Message.TrimEnd('.')}. Each line is an object with kind (open, in, out, close), t or t_ns, and msg, text or base64."), exception);
        }
    }
}
