namespace AlphaPulse.Training;

/// <summary>What one trial tries: a candidate and how often its rule takes no side.</summary>
/// <param name="Candidate">The learner with the label.</param>
/// <param name="FlatShare">The share of the training rows on which the rule takes no side; from 0 to less than 1.</param>
public sealed record TrialPlan(Candidate Candidate, double FlatShare);
