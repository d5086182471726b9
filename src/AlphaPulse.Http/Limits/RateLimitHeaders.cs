namespace AlphaPulse.Http;

/// <summary>The names of the headers in which a venue reports one limit; <see langword="null"/> for what it does not report.</summary>
/// <param name="Name">The <see cref="RateLimit.Name"/> of the limit.</param>
/// <remarks>Immutable and safe for use from any thread. Names of headers ignore case.</remarks>
public sealed record RateLimitHeaders(string Name)
{
    /// <summary>The header with what is used, as in <c>X-MBX-USED-WEIGHT-1M</c>.</summary>
    public string? Used { get; init; }

    /// <summary>The header with what is left, as in <c>X-Bapi-Limit-Status</c>.</summary>
    public string? Remaining { get; init; }

    /// <summary>The header with the limit, as in <c>X-Bapi-Limit</c>.</summary>
    public string? Limit { get; init; }

    /// <summary>The header with the time of the reset in milliseconds since 1970, as in <c>X-Bapi-Limit-Reset-Timestamp</c>.</summary>
    public string? ResetAtMilliseconds { get; init; }

    /// <summary>The header with the time of the reset in seconds since 1970, as in <c>X-RateLimit-Reset</c>; stands for <see cref="ResetAtMilliseconds"/> where that is not there.</summary>
    public string? ResetAtSeconds { get; init; }
}
