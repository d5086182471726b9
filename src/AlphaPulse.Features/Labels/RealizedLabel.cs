namespace AlphaPulse.Features;

/// <summary>A label that became known, with the bars that it was made from.</summary>
/// <remarks>The value of <c>default</c> is not a label. Immutable and safe for use from any thread.</remarks>
/// <param name="Start">The number of the bar that the features ended at, counted from 0 over the bars that the engine was shown.</param>
/// <param name="End">The number of the last bar that the label used.</param>
/// <param name="BarTime">The open time of the start, UTC.</param>
/// <param name="HorizonTime">The open time of the last bar that the label used, UTC.</param>
/// <param name="KnownAt">When the label was available, UTC: the latest availability of a bar that it used.</param>
/// <param name="Value">The label.</param>
public readonly record struct RealizedLabel(
    long Start, long End, DateTimeOffset BarTime, DateTimeOffset HorizonTime, DateTimeOffset KnownAt, LabelValue Value);
