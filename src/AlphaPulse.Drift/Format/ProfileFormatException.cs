namespace AlphaPulse.Drift;

/// <summary>The file of a reference profile cannot be trusted: unknown format or version, a checksum that does not match, values out of range.</summary>
public class ProfileFormatException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public ProfileFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ProfileFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
