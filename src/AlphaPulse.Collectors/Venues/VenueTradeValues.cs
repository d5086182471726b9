namespace AlphaPulse.Collectors;

/// <summary>What a row says about a trade, before it is known whether that makes one.</summary>
public struct VenueTradeValues
{
    /// <summary>The venue's id.</summary>
    public string? Id { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Time { get; set; }

    /// <summary>The price.</summary>
    public decimal Price { get; set; }

    /// <summary>The quantity in the base asset.</summary>
    public decimal Quantity { get; set; }

    /// <summary>Which side the taker was on.</summary>
    public TradeSide TakerSide { get; set; }
}
