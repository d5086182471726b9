using AlphaPulse.Models;

namespace AlphaPulse.Training.MicrosoftML;

/// <summary>A model of Microsoft.ML cannot be represented exactly; nothing is imported.</summary>
public sealed class MicrosoftMLImportException : LearningException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="message">What was found, where, and what to do.</param>
    public MicrosoftMLImportException(MicrosoftMLImportRefusal refusal, string message)
        : base(message) => Refusal = refusal;

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="message">What was found, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public MicrosoftMLImportException(MicrosoftMLImportRefusal refusal, string message, Exception innerException)
        : base(message, innerException) => Refusal = refusal;

    /// <summary>Why the model was refused.</summary>
    public MicrosoftMLImportRefusal Refusal { get; }
}
