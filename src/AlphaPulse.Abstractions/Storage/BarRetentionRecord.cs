namespace AlphaPulse;

/// <summary>What a rule of retention removed from one series; kept in the store.</summary>
/// <param name="Series">The series.</param>
/// <param name="AppliedAt">When, UTC.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Bars">How many bars were removed, each counted once.</param>
/// <param name="Versions">How many versions of bars that stayed were removed.</param>
public sealed record BarRetentionRecord(BarSeriesId Series, DateTimeOffset AppliedAt, BarRetention Rule, long Bars, long Versions);
