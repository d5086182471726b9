namespace AlphaPulse.Indicators;

/// <summary>A text such as <c>sma(20)</c> names no indicator or has arguments that the indicator does not take.</summary>
public class IndicatorSpecException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public IndicatorSpecException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public IndicatorSpecException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
