namespace AlphaPulse.Http;

/// <summary>What the body of an answer says went wrong.</summary>
/// <param name="Code">The venue's code, as in <c>-1003</c>; <see langword="null"/> where it gives none.</param>
/// <param name="Message">The venue's words.</param>
public sealed record VenueError(string? Code, string Message)
{
    /// <summary>When the venue may be asked again, UTC; <see langword="null"/> where the body does not say.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Whether the code says that the same request may succeed later, whatever the status.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Whether the code says that too much was asked for, whatever the status.</summary>
    public bool IsRateLimited { get; init; }

    /// <summary>
    /// For how long the venue is left alone at least where <see cref="IsRateLimited"/> holds and nothing says until when, as with a lockout of a
    /// documented length; <see langword="null"/> where limits alone say it.
    /// </summary>
    public TimeSpan? MinimumPause { get; init; }
}
