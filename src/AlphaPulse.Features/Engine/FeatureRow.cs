namespace AlphaPulse.Features;

/// <summary>One row of features with the times that say what it may be used for.</summary>
/// <param name="BarTime">The open time of the bar that the row ends at, UTC.</param>
/// <param name="KnownAt">When everything in the row was available, UTC.</param>
/// <param name="Values">The values in the order of the schema; <see cref="double.NaN"/> where there is none.</param>
/// <param name="IsComplete">Whether every value is there.</param>
public sealed record FeatureRow(DateTimeOffset BarTime, DateTimeOffset KnownAt, IReadOnlyList<double> Values, bool IsComplete);
