namespace AlphaPulse.Models;

/// <summary>A learner cannot give a model for this data: missing values, one class only, dependent columns, no convergence.</summary>
public class LearningException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public LearningException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public LearningException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
