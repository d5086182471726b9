namespace AlphaPulse.Collectors;

/// <summary>The best bid and ask of an instrument at one moment.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
/// <param name="Instrument">The instrument.</param>
/// <param name="BidPrice">The highest price that somebody offers to pay.</param>
/// <param name="BidSize">How much of it; <see langword="null"/> where the venue does not say.</param>
/// <param name="AskPrice">The lowest price that somebody offers to sell at.</param>
/// <param name="AskSize">How much of it; <see langword="null"/> where the venue does not say.</param>
/// <param name="ReceivedAt">When it was received by our clock, UTC.</param>
public readonly record struct BestPrices(
    InstrumentId Instrument, decimal BidPrice, decimal? BidSize, decimal AskPrice, decimal? AskSize, DateTimeOffset ReceivedAt)
{
    /// <summary>When it was so by the venue's clock, UTC; <see langword="null"/> where it does not say.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The id of the order book that it belongs to; <see langword="null"/> where the venue sends none.</summary>
    public long? UpdateId { get; init; }
}
