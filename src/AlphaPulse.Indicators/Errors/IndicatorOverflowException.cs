namespace AlphaPulse.Indicators;

/// <summary>A calculation left the range of <see cref="decimal"/> (about ±7.9e28). The indicator is as it was before the call.</summary>
public class IndicatorOverflowException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public IndicatorOverflowException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public IndicatorOverflowException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
