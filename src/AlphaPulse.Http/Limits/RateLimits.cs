namespace AlphaPulse.Http;

/// <summary>What a venue allows, and how it tells what was used.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record RateLimits
{
    /// <summary>The limits; all of them hold. Empty where the venue states none.</summary>
    public required IReadOnlyList<RateLimit> Windows { get; init; }

    /// <summary>How long a ban lasts whose end nobody names; each that follows without an answer between lasts twice as long. From a second to a day.</summary>
    /// <value>Default: two minutes.</value>
    public TimeSpan UnnamedBan { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Reads what was used out of the headers of an answer; <see langword="null"/> where the venue does not tell.</summary>
    public IRateLimitReader? Reader { get; init; }
}
