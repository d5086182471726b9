namespace AlphaPulse;

/// <summary>There are too few bars or samples for what was asked. The message states how many there are and how many are needed.</summary>
public class InsufficientHistoryException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public InsufficientHistoryException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public InsufficientHistoryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
