namespace AlphaPulse.Collectors;

/// <summary>Writes what happens on a connection as lines of JSON, the messages byte for byte, so that it can be replayed.</summary>
/// <remarks>
/// A line is <c>{"kind":"in","t":"1618677816.8434298","msg":...}</c>: <c>kind</c> is <c>open</c>, <c>in</c>, <c>out</c> or <c>close</c>, <c>t</c> the seconds
/// since 1970 by our clock as text, <c>msg</c> the JSON as it came; a message that is no JSON is the text <c>text</c>, and one that is no
/// UTF-8 is <c>base64</c>. Reading with <see cref="SessionReader"/> and writing again gives the same bytes. Safe for use from any thread.
/// </remarks>
public sealed class SessionRecorder : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Stream _stream;

    /// <summary>Creates a recorder.</summary>
    /// <param name="stream">Where the lines go; disposed with the recorder.</param>
    public SessionRecorder(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
    }

    /// <summary>Writes an event.</summary>
    /// <param name="sessionEvent">The event.</param>
    public void Write(SessionEvent sessionEvent)
    {
        ArgumentNullException.ThrowIfNull(sessionEvent);
        lock (_lock)
        {
            SessionLine.Write(sessionEvent, _stream);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _stream.Dispose();
        }
    }
}
