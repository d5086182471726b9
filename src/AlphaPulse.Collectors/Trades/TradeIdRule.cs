namespace AlphaPulse.Collectors;

/// <summary>What a venue's ids of trades say beside which trade it is.</summary>
public enum TradeIdRule
{
    /// <summary>Nothing: they tell a trade twice given from two trades, and no more. No bar can be proven whole.</summary>
    Opaque = 0,

    /// <summary>Whole numbers that grow from trade to trade and may leave some out. They give the order, and no bar can be proven whole.</summary>
    Increasing = 1,

    /// <summary>Whole numbers that grow by one from trade to trade of an instrument: a number that did not come is a trade that did not come.</summary>
    Consecutive = 2,
}
