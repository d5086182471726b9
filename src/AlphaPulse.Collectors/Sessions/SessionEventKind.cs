namespace AlphaPulse.Collectors;

/// <summary>What happened in a recorded session.</summary>
public enum SessionEventKind
{
    /// <summary>The connection was opened.</summary>
    Open = 0,

    /// <summary>We sent a message.</summary>
    Sent = 1,

    /// <summary>We received a message.</summary>
    Received = 2,

    /// <summary>The connection ended.</summary>
    Closed = 3,

    /// <summary>We sent a request over HTTP.</summary>
    Request = 4,

    /// <summary>The answer to it came to its end, or none came.</summary>
    Answer = 5,

    /// <summary>The recording breaks off within a line, as that of a process which was killed does. It is the last event, its message the beginning of that line.</summary>
    Cut = 6,
}
