namespace AlphaPulse.Http;

/// <summary>What a venue says of one of its limits.</summary>
/// <param name="Name">The <see cref="RateLimit.Name"/> of the limit.</param>
/// <remarks>Immutable and safe for use from any thread. Whatever is <see langword="null"/> was not said, and is not guessed.</remarks>
public sealed record RateObservation(string Name)
{
    /// <summary>How much is used, by everybody at this address.</summary>
    public long? Used { get; init; }

    /// <summary>How much is left; stands for <see cref="Used"/> where that is not said.</summary>
    public long? Remaining { get; init; }

    /// <summary>The limit as the venue now has it.</summary>
    public long? Limit { get; init; }

    /// <summary>When the count starts anew, UTC by the clock of the venue.</summary>
    public DateTimeOffset? ResetAt { get; init; }
}
