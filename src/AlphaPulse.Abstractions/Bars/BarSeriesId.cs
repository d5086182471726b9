namespace AlphaPulse;

/// <summary>One series of bars: an instrument in a timeframe.</summary>
/// <remarks>Immutable and safe for use from any thread. The value of <c>default</c> names nothing.</remarks>
/// <param name="Instrument">The instrument.</param>
/// <param name="Timeframe">The timeframe.</param>
public readonly record struct BarSeriesId(InstrumentId Instrument, Timeframe Timeframe)
{
    /// <summary>The instrument and the timeframe with <c>@</c> between them, as in <c>binance:BTC-USDT@1h</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Instrument}@{Timeframe}";
}
