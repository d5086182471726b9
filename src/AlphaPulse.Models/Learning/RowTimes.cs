namespace AlphaPulse.Models;

/// <summary>When a training row was known and when its target was, so that a learner that divides its rows can purge them.</summary>
/// <remarks>The value of <c>default</c> says nothing. Immutable and safe for use from any thread.</remarks>
/// <param name="BarTime">The open time of the bar that the features end at, UTC.</param>
/// <param name="KnownAt">When the features were available, UTC.</param>
/// <param name="HorizonTime">The open time of the last bar that the target uses, UTC.</param>
/// <param name="LabelEnd">When the target was available, UTC.</param>
public readonly record struct RowTimes(DateTimeOffset BarTime, DateTimeOffset KnownAt, DateTimeOffset HorizonTime, DateTimeOffset LabelEnd);
