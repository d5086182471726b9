namespace AlphaPulse.Collectors;

/// <summary>What two versions of a bar are compared in.</summary>
public enum BarField
{
    /// <summary>The first price.</summary>
    Open = 0,

    /// <summary>The greatest price.</summary>
    High = 1,

    /// <summary>The least price.</summary>
    Low = 2,

    /// <summary>The last price.</summary>
    Close = 3,

    /// <summary>The volume.</summary>
    Volume = 4,

    /// <summary>The number of trades, where both have one.</summary>
    TradeCount = 5,
}
