namespace AlphaPulse.Http;

/// <summary>What came back: a body, or a failure and what it means for those who ask next.</summary>
internal readonly record struct VenueAnswer(byte[]? Body, VenueException? Failure, Refusal Refusal, TimeSpan? MinimumPause = null);
