namespace AlphaPulse.Collectors;

/// <summary>A message of a stream that is no market data.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Kind">What it says.</param>
/// <param name="Text">The venue's words or numbers; <see langword="null"/> for <see cref="StreamNoticeKind.Alive"/>.</param>
public readonly record struct StreamNotice(StreamNoticeKind Kind, string? Text = null)
{
    /// <summary>The number of our message that it answers; <see langword="null"/> where the venue does not number them.</summary>
    public long? Request { get; init; }
}
