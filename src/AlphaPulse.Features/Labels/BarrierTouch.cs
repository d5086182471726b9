namespace AlphaPulse.Features;

/// <summary>Which prices of a bar can touch a barrier.</summary>
public enum BarrierTouch
{
    /// <summary><c>high_low</c>: the high and the low, as an order that rests in the market. A bar that touches both barriers counts as a loss.</summary>
    HighLow = 0,

    /// <summary><c>close</c>: the close alone.</summary>
    Close = 1,
}
