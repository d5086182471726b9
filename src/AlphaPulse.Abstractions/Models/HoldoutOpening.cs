namespace AlphaPulse;

/// <summary>A recorded look at a holdout.</summary>
/// <param name="Series">The series.</param>
/// <param name="From">The feature time of the first sample, UTC.</param>
/// <param name="To">The label end time of the last sample, UTC.</param>
/// <param name="Candidate">SHA-256 of the candidate that it was opened for.</param>
/// <param name="OpenedAt">When, UTC.</param>
/// <param name="Count">How many times this holdout was opened for this candidate, this time included.</param>
/// <param name="Trials">How many trials the candidate was the best of.</param>
/// <param name="OverrideReason">Why it may look although another candidate has; <see langword="null"/> where it was the first.</param>
/// <param name="TrialsOnHoldout">
/// The trials of every candidate that has seen a bar of this holdout so far, this one included: what evidence on it is deflated by.
/// </param>
public sealed record HoldoutOpening(
    BarSeriesId Series,
    DateTimeOffset From,
    DateTimeOffset To,
    string Candidate,
    DateTimeOffset OpenedAt,
    int Count,
    int Trials,
    string? OverrideReason,
    long TrialsOnHoldout);
