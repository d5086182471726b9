namespace AlphaPulse;

/// <summary>Why a <see cref="CoverageSpan"/> has its state.</summary>
/// <remarks>Immutable and safe for use from any thread. Equality is by value: spans that touch become one where it is the same.</remarks>
/// <param name="Request">What was asked, as in <c>binance klines BTCUSDT 1m from 2024-01-01T00:00:00Z</c>; without secrets. Not empty.</param>
/// <param name="Answer">What came, in words, with its status; not empty.</param>
/// <param name="AskedAt">When, UTC, by the venue's clock where it is known.</param>
/// <param name="Tries">How often it has been asked for so far; at least 1.</param>
public sealed record CoverageEvidence(string Request, string Answer, DateTimeOffset AskedAt, int Tries)
{
    /// <summary>When, UTC, by the venue's clock where it is known.</summary>
    public DateTimeOffset AskedAt { get; init; } = AskedAt.ToUniversalTime();
}
