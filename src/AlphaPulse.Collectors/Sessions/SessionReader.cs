using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;

namespace AlphaPulse.Collectors;

/// <summary>Reads recorded sessions: one event a line, see <see cref="SessionRecorder"/>.</summary>
public static class SessionReader
{
    private const int FirstBuffer = 64 * 1024;

    /// <summary>Far more than any message or answer that is read: no such line was recorded.</summary>
    private const int LongestLine = 256 * 1024 * 1024;

    /// <summary>Reads a session in its order.</summary>
    /// <remarks>
    /// A last line that breaks off, as a process leaves it which is killed while it records, is an event of the kind <see cref="SessionEventKind.Cut"/> with
    /// what there is of it; its message was lost, and everything before it is whole.
    /// </remarks>
    /// <param name="stream">The lines in UTF-8; it is left open.</param>
    /// <param name="name">The name of the session for error messages.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The events.</returns>
    /// <exception cref="ImportFormatException">A line is no event, no UTF-8, or longer than 256 MiB; the message names it.</exception>
    public static IAsyncEnumerable<SessionEvent> ReadAsync(Stream stream, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ReadAsync(stream, name, LongestLine, cancellationToken);
    }

    /// <summary>Reads lines up to a length.</summary>
    internal static async IAsyncEnumerable<SessionEvent> ReadAsync(
        Stream stream, string name, int longestLine, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var buffer = new byte[FirstBuffer];
        var (start, seen, end) = (0, 0, 0);
        var number = 1L;
        var last = DateTimeOffset.UnixEpoch;
        int read;
        do
        {
            while (buffer.AsSpan(seen, end - seen).IndexOf((byte)'\n') is var length and >= 0)
            {
                var line = Line(buffer, start, seen + length);
                start = seen += length + 1;
                if (line.Length > 0)
                {
                    var item = Read(line.Span, name, number);
                    last = item.Time;
                    yield return item;
                }

                number++;
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            seen = end;
            if (end == buffer.Length)
            {
                if (end >= longestLine)
                {
                    throw new ImportFormatException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"Line {number} of the session '{name}' is longer than {longestLine} bytes, which no event is. Check that the file is a recorded session."));
                }

                Array.Resize(ref buffer, 2 * buffer.Length);
            }

            read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
            end += read;
        }
        while (read > 0);

        if (Line(buffer, 0, end) is { Length: > 0 } rest)
        {
            yield return IsCut(rest.Span) ? new SessionEvent(SessionEventKind.Cut, last, buffer.AsSpan(0, end).ToArray()) : Read(rest.Span, name, number);
        }
    }

    private static ReadOnlyMemory<byte> Line(byte[] buffer, int start, int end) =>
        buffer.AsMemory(start, (end > start && buffer[end - 1] == '\r' ? end - 1 : end) - start);

    /// <summary>Whether a line that nothing ends is the beginning of one.</summary>
    private static bool IsCut(ReadOnlySpan<byte> line) => line[0] == (byte)'{' && !StreamItems.IsWhole(line);

    private static SessionEvent Read(ReadOnlySpan<byte> line, string name, long number)
    {
        if (!Utf8.IsValid(line))
        {
            throw new ImportFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"The session '{name}' is no UTF-8 at line {number}. Record it anew, or convert the file; a message that is no UTF-8 belongs under base64."));
        }

        try
        {
            return SessionLine.Read(line);
        }
        catch (JsonException exception)
        {
            throw new ImportFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"Line {number} of the session '{name}' is no event: {exception.Message.TrimEnd('.')}. Each line is an object with kind (open, in, out, close, request, answer), t or t_ns, and msg, text or base64."), exception);
        }
    }
}
