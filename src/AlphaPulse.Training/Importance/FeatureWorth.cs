namespace AlphaPulse.Training;

/// <summary>What one feature is worth by two measures, which see different things: what is lost without it, and what it tells alone.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Name">The column.</param>
/// <param name="Decrease">The skill that is lost where it is shuffled (MDA).</param>
/// <param name="Alone">The skill of the learner with it alone (SFI).</param>
public sealed record FeatureWorth(string Name, FeatureImportanceResult Decrease, FeatureImportanceResult Alone);
