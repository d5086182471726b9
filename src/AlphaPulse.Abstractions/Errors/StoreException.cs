namespace AlphaPulse;

/// <summary>A store cannot be opened, read or written: a damaged file, a newer format than this version knows, a lock that was not released in time.</summary>
public class StoreException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public StoreException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public StoreException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Whether the same call may succeed later without anybody doing something about it, as with a lock of another process or a server that
    /// restarts. What was to be written is then there as a whole or not at all, and may be written again.
    /// </summary>
    public bool IsTransient { get; init; }
}
