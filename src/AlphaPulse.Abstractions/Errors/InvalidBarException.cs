namespace AlphaPulse;

/// <summary>A bar breaks an invariant of <see cref="Bar"/>: impossible prices, a negative volume, a time that is not UTC.</summary>
public class InvalidBarException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public InvalidBarException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public InvalidBarException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
