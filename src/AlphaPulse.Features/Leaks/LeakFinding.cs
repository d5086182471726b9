namespace AlphaPulse.Features;

/// <summary>A leak of one column.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Kind">How it showed.</param>
/// <param name="Column">The column; the name of the label where that is known at the row, empty for <see cref="LeakKind.Mutation"/>.</param>
/// <param name="Row">The first row that gives it away, from 0.</param>
/// <param name="Time">The open time of the bar of that row, UTC.</param>
/// <param name="Detail">What was seen, in words with numbers.</param>
public sealed record LeakFinding(LeakKind Kind, string Column, int Row, DateTimeOffset Time, string Detail);
