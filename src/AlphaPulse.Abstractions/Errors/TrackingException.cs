namespace AlphaPulse;

/// <summary>An experiment tracker refuses or cannot record: a run that has ended, a parameter that changed, a server that does not answer.</summary>
public class TrackingException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public TrackingException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public TrackingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
