namespace AlphaPulse;

/// <summary>
/// The root of every exception that AlphaPulse throws for a reason other than a wrong argument.
/// </summary>
/// <remarks>
/// Below it is one type for each thing that a caller can act on. Messages name the offending value, the place and the remedy.
/// </remarks>
public class AlphaPulseException : Exception
{
    /// <summary>Creates the exception with a message that names the value, the place and the remedy.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public AlphaPulseException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and the error that caused it.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public AlphaPulseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
