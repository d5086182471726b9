namespace AlphaPulse.Training;

/// <summary>A sample does not say when it was known or when its label ends, so no split can keep its label out of a test. The message names the sample and what is missing.</summary>
public sealed class UntimedSampleException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public UntimedSampleException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public UntimedSampleException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
