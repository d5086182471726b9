namespace AlphaPulse.Collectors;

/// <summary>A whole venue that has stopped: none of its connections shows life, or they bring no bar although it has some.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Venue">The venue.</param>
/// <param name="Since">Since when nothing has come, UTC by our clock.</param>
/// <param name="Series">How many series stand still.</param>
/// <param name="Reason">Why, in words: what broke the connections, or that they are there and silent, or bring no bars.</param>
public sealed record VenueOutage(string Venue, DateTimeOffset Since, int Series, string Reason)
{
    /// <summary>When the first message came again, UTC by our clock; <see langword="null"/> while the venue stands still.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
