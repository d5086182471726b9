namespace AlphaPulse.Hosting;

/// <summary>What a training kept beside a version is not there, or does not go with what the version is to be judged on.</summary>
public class TrainingEvidenceException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public TrainingEvidenceException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public TrainingEvidenceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
