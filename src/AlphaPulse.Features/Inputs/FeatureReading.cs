namespace AlphaPulse.Features;

/// <summary>A number of a source and when it was available.</summary>
/// <remarks>Equality is by value. The value of <c>default</c> is 0 at the beginning of time, which is no reading. Immutable and safe for use from any thread.</remarks>
/// <param name="Value">The number.</param>
/// <param name="AvailableAt">When all that it is made of was available, UTC.</param>
public readonly record struct FeatureReading(double Value, DateTimeOffset AvailableAt);
