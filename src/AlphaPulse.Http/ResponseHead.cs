namespace AlphaPulse.Http;

/// <summary>What an answer says before its body is read.</summary>
/// <param name="Status">The status.</param>
/// <param name="Refusal">What the status means for those who ask next.</param>
/// <param name="RetryAt">When the venue may be asked again by <c>Retry-After</c>, UTC by our clock; <see langword="null"/> where it does not say.</param>
internal readonly record struct ResponseHead(int Status, Refusal Refusal, DateTimeOffset? RetryAt)
{
    /// <summary>Until when the venue turns everybody of this address away, as far as the head names it.</summary>
    public DateTimeOffset? BannedUntil => Refusal == Refusal.None ? null : RetryAt;
}
