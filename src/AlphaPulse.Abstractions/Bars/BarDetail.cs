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

    /// <summary>Whether no value differs that both have.</summary>
    /// <param name="other">The other detail; <see langword="null"/> says nothing.</param>
    /// <returns>Whether they agree.</returns>
    public bool AgreesWith(BarDetail? other) => other is null
        || (Agree(QuoteVolume, other.QuoteVolume) && Agree(TradeCount, other.TradeCount) && Agree(TakerBuyVolume, other.TakerBuyVolume)
            && Agree(TakerBuyQuoteVolume, other.TakerBuyQuoteVolume) && Agree(Vwap, other.Vwap));

    /// <summary>Whether each value that another detail has is here too; whether it is the same <see cref="AgreesWith"/> says.</summary>
    internal bool Covers(BarDetail other) =>
        (QuoteVolume is not null || other.QuoteVolume is null) && (TradeCount is not null || other.TradeCount is null)
        && (TakerBuyVolume is not null || other.TakerBuyVolume is null) && (TakerBuyQuoteVolume is not null || other.TakerBuyQuoteVolume is null)
        && (Vwap is not null || other.Vwap is null);

    /// <summary>The values of both; this one's, with the digits that it came with, where both have one.</summary>
    internal BarDetail And(BarDetail other) => new()
    {
        QuoteVolume = QuoteVolume ?? other.QuoteVolume,
        TradeCount = TradeCount ?? other.TradeCount,
        TakerBuyVolume = TakerBuyVolume ?? other.TakerBuyVolume,
        TakerBuyQuoteVolume = TakerBuyQuoteVolume ?? other.TakerBuyQuoteVolume,
        Vwap = Vwap ?? other.Vwap,
    };

    private static bool Agree(decimal? left, decimal? right) => left is not { } a || right is not { } b || a == b;
}
