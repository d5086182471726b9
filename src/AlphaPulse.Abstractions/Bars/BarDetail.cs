namespace AlphaPulse;

/// <summary>What some venues publish beyond open, high, low, close and volume. An absent value is <see langword="null"/>, never zero.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public sealed record BarDetail
{
    /// <summary>Traded value in the quote asset; not negative.</summary>
    public decimal? QuoteVolume { get; init; }

    /// <summary>Number of trades; not negative.</summary>
    public long? TradeCount { get; init; }

    /// <summary>Volume in the base asset that takers bought; not negative.</summary>
    public decimal? TakerBuyVolume { get; init; }

    /// <summary>Traded value in the quote asset that takers bought; not negative.</summary>
    public decimal? TakerBuyQuoteVolume { get; init; }

    /// <summary>Volume-weighted average price; positive.</summary>
    public decimal? Vwap { get; init; }

    /// <summary>Whether nothing is present.</summary>
    public bool IsEmpty =>
        QuoteVolume is null && TradeCount is null && TakerBuyVolume is null && TakerBuyQuoteVolume is null && Vwap is null;
}
