namespace AlphaPulse.Models;

/// <summary>A model cannot be exported without a change of what it says: the message names the part that the target cannot express.</summary>
public class ModelExportException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public ModelExportException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ModelExportException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
