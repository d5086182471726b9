namespace AlphaPulse.Collectors;

/// <summary>Where and how OKX is asked: <c>https://www.okx.com</c>, 300 recent bars or 100 older ones at a time.</summary>
/// <remarks>Not safe for use from several threads while it is changed.</remarks>
public sealed class OkxOptions() : RestVenueOptions(new Uri("https://www.okx.com"), pageLimit: 300)
{
    /// <summary>Which kind of instruments is listed: spot pairs, or linear and inverse contracts, perpetual or dated.</summary>
    /// <value>Default: <see cref="InstrumentKind.Spot"/>; the others are <see cref="InstrumentKind.Perpetual"/> and <see cref="InstrumentKind.Dated"/>.</value>
    public InstrumentKind Kind { get; set; } = InstrumentKind.Spot;

    /// <summary>What a symbol of the venue says of its kind: <c>BTC-USDT</c> is spot, <c>BTC-USDT-SWAP</c> perpetual, <c>BTC-USDT-251226</c> dated.</summary>
    /// <param name="symbol">The symbol as the venue writes it.</param>
    /// <returns>The kind, or <see langword="null"/> where the symbol has none of these forms.</returns>
    public static InstrumentKind? KindOf(string symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return symbol.Split('-') switch
        {
            [_, _] => InstrumentKind.Spot,
            [_, _, "SWAP"] => InstrumentKind.Perpetual,
            [_, _, { Length: 6 } expiry] when expiry.All(char.IsAsciiDigit) => InstrumentKind.Dated,
            _ => null,
        };
    }
}
