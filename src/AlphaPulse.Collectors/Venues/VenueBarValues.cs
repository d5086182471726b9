namespace AlphaPulse.Collectors;

/// <summary>What a row says about a bar, before it is known whether that makes one.</summary>
public struct VenueBarValues
{
    /// <summary>When the bar opens.</summary>
    public DateTimeOffset OpenTime { get; set; }

    /// <summary>The first price.</summary>
    public decimal Open { get; set; }

    /// <summary>The greatest price.</summary>
    public decimal High { get; set; }

    /// <summary>The least price.</summary>
    public decimal Low { get; set; }

    /// <summary>The last price.</summary>
    public decimal Close { get; set; }

    /// <summary>The volume in the base asset.</summary>
    public decimal Volume { get; set; }

    /// <summary>When the bar closes, where the venue says so; it is never taken for closed before its length is over.</summary>
    public DateTimeOffset? CloseTime { get; set; }

    /// <summary>Traded value in the quote asset; <see langword="null"/> where the venue does not say.</summary>
    public decimal? QuoteVolume { get; set; }

    /// <summary>Number of trades; <see langword="null"/> where the venue does not say.</summary>
    public long? TradeCount { get; set; }

    /// <summary>Volume that takers bought; <see langword="null"/> where the venue does not say.</summary>
    public decimal? TakerBuyVolume { get; set; }

    /// <summary>Traded value that takers bought; <see langword="null"/> where the venue does not say.</summary>
    public decimal? TakerBuyQuoteVolume { get; set; }

    /// <summary>Volume-weighted average price; <see langword="null"/> where the venue does not say or nothing was traded.</summary>
    public decimal? Vwap { get; set; }

    /// <summary>Whether the venue itself says that the bar still forms.</summary>
    public bool IsForming { get; set; }
}
