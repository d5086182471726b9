namespace AlphaPulse.Collectors;

/// <summary>What is asked of one instrument.</summary>
/// <param name="Symbol">The symbol as the venue's stream writes it, as in <c>BTCUSDT</c>, <c>XBT/USD</c> or <c>tBTCUSD</c>.</param>
/// <param name="Instrument">The instrument that it is.</param>
/// <param name="Channels">What is asked for.</param>
public sealed record StreamSubscription(string Symbol, InstrumentId Instrument, StreamChannels Channels)
{
    /// <summary>The timeframes of the bars; needed with <see cref="StreamChannels.Bars"/> alone. Default empty.</summary>
    public IReadOnlyList<Timeframe> Timeframes { get; init; } = [];

    /// <summary>The symbol as the venue's requests write it, where that differs; <see langword="null"/> for <see cref="Symbol"/>.</summary>
    public string? RequestSymbol { get; init; }

    /// <summary>Whether something is asked for.</summary>
    /// <param name="channel">One or more of the channels.</param>
    /// <returns>Whether all of them are.</returns>
    public bool Has(StreamChannels channel) => (Channels & channel) == channel;
}
