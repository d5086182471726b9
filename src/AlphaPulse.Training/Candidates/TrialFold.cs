namespace AlphaPulse.Training;

/// <summary>The samples and bars that a trial is judged on.</summary>
/// <param name="Train">The positions of the samples to fit on, in order of time.</param>
/// <param name="Bars">The bars to decide on.</param>
internal sealed record TrialFold(IReadOnlyList<int> Train, Range Bars);
