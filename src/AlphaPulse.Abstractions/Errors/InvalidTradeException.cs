namespace AlphaPulse;

/// <summary>A trade breaks an invariant of <see cref="Trade"/>: an impossible price or quantity, no instrument, no id.</summary>
public class InvalidTradeException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public InvalidTradeException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public InvalidTradeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
