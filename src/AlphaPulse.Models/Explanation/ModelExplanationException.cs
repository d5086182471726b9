namespace AlphaPulse.Models;

/// <summary>A model cannot be explained: its kind has no explainer, or its file does not keep what an explanation needs. The message names the model.</summary>
public class ModelExplanationException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public ModelExplanationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ModelExplanationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
