namespace AlphaPulse;

/// <summary>A file as a whole cannot be imported: no usable header, an unknown time unit, a timeframe that cannot be told. Single bad lines are quarantined instead.</summary>
public class ImportFormatException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public ImportFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ImportFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
