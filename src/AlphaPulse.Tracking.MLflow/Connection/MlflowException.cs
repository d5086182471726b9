namespace AlphaPulse.Tracking.MLflow;

/// <summary>An MLflow server refused a request, did not answer, or answered with something that is no answer.</summary>
/// <remarks>The message names the endpoint and the remedy, and never a header or a query, where secrets could be.</remarks>
public class MlflowException : TrackingException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    public MlflowException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public MlflowException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The code that the server gave, as in <c>RESOURCE_DOES_NOT_EXIST</c>; <see langword="null"/> where it gave none.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The status of the answer; <see langword="null"/> where there was none.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>When the server may be asked again, UTC; <see langword="null"/> where it did not say.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsTransient { get; init; }
}
