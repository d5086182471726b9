namespace AlphaPulse;

/// <summary>A recorded look at a holdout.</summary>
/// <param name="Series">The series.</param>
/// <param name="From">The feature time of the first sample, UTC.</param>
/// <param name="To">The label end time of the last sample, UTC.</param>
/// <param name="Candidate">SHA-256 of the candidate that it was opened for.</param>
/// <param name="OpenedAt">When, UTC.</param>
/// <param name="Count">How many times this holdout was opened, this time included.</param>
public sealed record HoldoutOpening(
    BarSeriesId Series, DateTimeOffset From, DateTimeOffset To, string Candidate, DateTimeOffset OpenedAt, int Count);
