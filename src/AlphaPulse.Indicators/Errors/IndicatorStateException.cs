namespace AlphaPulse.Indicators;

/// <summary>A saved state cannot be loaded: another indicator, other parameters, another number type, a newer format, damaged bytes.</summary>
public class IndicatorStateException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public IndicatorStateException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public IndicatorStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
