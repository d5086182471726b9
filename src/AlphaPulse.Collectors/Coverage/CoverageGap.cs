namespace AlphaPulse.Collectors;

/// <summary>A run of expected bars that are missing.</summary>
/// <param name="After">The open time of the last expected bar before the run, UTC.</param>
/// <param name="Before">The open time of the first expected bar after it, UTC.</param>
/// <param name="MissingBars">How many are missing; at least 1.</param>
public sealed record CoverageGap(DateTimeOffset After, DateTimeOffset Before, long MissingBars);
