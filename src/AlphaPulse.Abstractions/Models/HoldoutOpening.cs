namespace AlphaPulse;

/// <summary>A recorded look at a holdout.</summary>
/// <param name="Series">The series.</param>
/// <param name="From">The open time of the first bar, UTC.</param>
/// <param name="To">The close time of the last bar, UTC.</param>
/// <param name="Candidate">SHA-256 of the candidate that it was opened for.</param>
/// <param name="OpenedAt">When, UTC.</param>
/// <param name="Count">How many times bars of this holdout were opened, for any candidate and this time included.</param>
/// <param name="Trials">How many trials the candidate was the best of.</param>
/// <param name="OverrideReason">Why it may look although another candidate had; the same at each later opening. <see langword="null"/> where it was the first.</param>
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
