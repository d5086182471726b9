namespace AlphaPulse.Models;

/// <summary>A model of another library cannot be represented exactly, or its file is damaged; nothing is imported.</summary>
public sealed class ModelImportException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="message">What was found, where, and what to do.</param>
    public ModelImportException(ModelImportRefusal refusal, string message)
        : base(message) => Refusal = refusal;

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="message">What was found, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ModelImportException(ModelImportRefusal refusal, string message, Exception innerException)
        : base(message, innerException) => Refusal = refusal;

    /// <summary>Why the model was refused.</summary>
    public ModelImportRefusal Refusal { get; }
}
