namespace AlphaPulse.Drift;

/// <summary>A span of time in which a monitor saw drift.</summary>
/// <param name="StartedAt">The time of the row whose evaluation found it.</param>
/// <param name="StartedRow">The number of that row, counted from 1.</param>
/// <param name="EndedAt">The time of the row whose evaluation found it gone, or of the cut that ended it; <see langword="null"/> while it lasts.</param>
/// <param name="Features">What was above its threshold when it started, the farthest first.</param>
public sealed record DriftAlarm(DateTimeOffset StartedAt, long StartedRow, DateTimeOffset? EndedAt, IReadOnlyList<FeatureDrift> Features);
