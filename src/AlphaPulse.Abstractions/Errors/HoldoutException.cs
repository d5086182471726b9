namespace AlphaPulse;

/// <summary>The holdout vault refuses: this holdout was opened before for another candidate, so a second look would be selection.</summary>
public class HoldoutException : AlphaPulseException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public HoldoutException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public HoldoutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
