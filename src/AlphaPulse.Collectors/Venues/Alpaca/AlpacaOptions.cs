namespace AlphaPulse.Collectors;

/// <summary>
/// Where and how Alpaca's crypto market data are asked: <c>https://data.alpaca.markets</c>, 10,000 bars at a time. Its instruments are
/// those of <see cref="RestVenueOptions.Symbols"/>, since the interface lists none.
/// </summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class AlpacaOptions() : RestVenueOptions(new Uri("https://data.alpaca.markets"), pageLimit: 10_000)
{
    /// <summary>The symbol whose order book shows how far the venue's clock has come, since the interface has no answer that is its clock; a busy one.</summary>
    /// <value>Default: <c>BTC/USD</c>.</value>
    public string ClockSymbol { get; set; } = "BTC/USD";
}
