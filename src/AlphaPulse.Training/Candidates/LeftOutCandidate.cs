namespace AlphaPulse.Training;

/// <summary>What was not tried, as its models would take longer to score a row than <see cref="TrainingOptions.LatencyBudget"/> allows.</summary>
/// <param name="Learner">The learner.</param>
/// <param name="Label">The label.</param>
/// <param name="Nanoseconds">The time that its largest model is foretold to take for a row.</param>
/// <param name="Reason">Why it was left out, and what would fit.</param>
public sealed record LeftOutCandidate(string Learner, string Label, double Nanoseconds, string Reason);
