namespace AlphaPulse.Features;

/// <summary>Whether stored, served and computed rows are the same.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Rows">How many computed rows were compared.</param>
/// <param name="Differences">What differs, in the order of the bars; empty where nothing does.</param>
public sealed record FeatureParityReport(int Rows, IReadOnlyList<FeatureParityDifference> Differences);
