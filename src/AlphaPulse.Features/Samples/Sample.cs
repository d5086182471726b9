namespace AlphaPulse.Features;

/// <summary>When a sample was known and when its label ends. A split cannot be made from samples without them.</summary>
/// <remarks>The value of <c>default</c> is not a sample. Immutable and safe for use from any thread.</remarks>
/// <param name="BarIndex">The position of the bar in the bars that the set was built from.</param>
/// <param name="EndIndex">The position of the last bar that the label uses; above <paramref name="BarIndex"/>.</param>
/// <param name="BarTime">The open time of the bar that the features end at, UTC.</param>
/// <param name="KnownAt">When the features were available, UTC.</param>
/// <param name="HorizonTime">The open time of the last bar that the label uses, UTC: of a barrier that was touched, the bar of the touch.</param>
/// <param name="LabelEnd">When the label was available, UTC: the latest availability of a bar that it uses.</param>
/// <param name="Target">The label.</param>
public readonly record struct Sample(
    int BarIndex, int EndIndex, DateTimeOffset BarTime, DateTimeOffset KnownAt, DateTimeOffset HorizonTime, DateTimeOffset LabelEnd, double Target);
