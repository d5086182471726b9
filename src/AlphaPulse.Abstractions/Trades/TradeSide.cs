namespace AlphaPulse;

/// <summary>Which side the taker of a trade was on: the one whose order met an order that rested in the book.</summary>
public enum TradeSide
{
    /// <summary>The venue does not say.</summary>
    Unknown = 0,

    /// <summary>The taker bought: the resting order was an offer.</summary>
    Buy = 1,

    /// <summary>The taker sold: the resting order was a bid.</summary>
    Sell = 2,
}
