namespace AlphaPulse.Features;

/// <summary>A value, or a whole row, that is not the same everywhere.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="BarTime">The bar of the row, UTC.</param>
/// <param name="Column">The column; empty where the whole row is missing or too much.</param>
/// <param name="Where"><c>stored</c> or <c>served</c>.</param>
/// <param name="Detail">What was seen, in words with numbers.</param>
public sealed record FeatureParityDifference(DateTimeOffset BarTime, string Column, string Where, string Detail);
