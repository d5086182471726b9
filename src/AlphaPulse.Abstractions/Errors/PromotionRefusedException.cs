namespace AlphaPulse;

/// <summary>The registry refuses to let a version serve by a rule of its own, such as a simulated champion among real ones. A verdict, not a fault.</summary>
public class PromotionRefusedException : RegistryException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public PromotionRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public PromotionRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
