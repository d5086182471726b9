namespace AlphaPulse.Features;

/// <summary>Something that was observed beside the bars, with its two times.</summary>
/// <remarks>Equality is by value. The value of <c>default</c> is no observation. Immutable and safe for use from any thread.</remarks>
/// <param name="Time">What time it is about, UTC: when the news was published.</param>
/// <param name="AvailableAt">When we could know it, UTC: when its score was made. Not before <paramref name="Time"/>.</param>
/// <param name="Value">The number.</param>
public readonly record struct FeatureObservation(DateTimeOffset Time, DateTimeOffset AvailableAt, double Value);
