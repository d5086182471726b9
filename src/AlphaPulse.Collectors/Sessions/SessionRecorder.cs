namespace AlphaPulse.Collectors;

/// <summary>Writes what happens on connections and in requests as lines of JSON, the messages byte for byte, so that it can be replayed.</summary>
/// <remarks>
/// <para>A line is <c>{"kind":"in","t":"1618677816.8434298","conn":1,"msg":...}</c>: <c>kind</c> is <c>open</c>, <c>in</c>, <c>out</c>, <c>close</c>, <c>request</c> or
/// <c>answer</c>, <c>t</c> the seconds since 1970 by our clock as text, <c>conn</c> the number of the connection, <c>msg</c> the JSON as it came; a message that is
/// no JSON is the text <c>text</c>, and one that is no UTF-8 is <c>base64</c>. Requests have <c>method</c>, and answers <c>status</c>, <c>headers</c> and <c>error</c>.
/// Reading with <see cref="SessionReader"/> and writing again gives the same bytes.</para>
/// <para>Each line is handed to the stream whole and flushed: a process that is killed loses the event that it was writing and none before.
/// Safe for use from any thread.</para>
/// </remarks>
public sealed class SessionRecorder : IDisposable
{
    private readonly Lock _lock = new();
    private readonly MemoryStream _line = new();
    private readonly Stream _stream;
    private int _connections;

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
            _line.SetLength(0);
            SessionLine.Write(sessionEvent, _line);
            _stream.Write(_line.GetBuffer(), 0, (int)_line.Length);
            _stream.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _stream.Dispose();
            _line.Dispose();
        }
    }

    /// <summary>The number of a further connection, or of a further request.</summary>
    internal int NextConnection() => Interlocked.Increment(ref _connections);
}
