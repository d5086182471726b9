namespace AlphaPulse.Collectors;

/// <summary>The streams of the venues.</summary>
public static class VenueStreamProtocols
{
    /// <summary>The stream that has the bars of a venue.</summary>
    /// <param name="venue">The name of the venue, as in <c>binance</c>; see <see cref="VenueDescriptor.Name"/>.</param>
    /// <returns>The stream.</returns>
    /// <exception cref="ArgumentException">No stream of the venue has bars; the message lists the venues that have one.</exception>
    public static VenueStreamProtocol BarsOf(string venue) => venue switch
    {
        "binance" => BinanceSpot,
        "binance-usdm" => BinanceFutures,
        "bitfinex" => Bitfinex,
        "bybit" => BybitSpot,
        "kraken" => Kraken,
        "okx" => OkxBars,
        _ => throw new ArgumentException($"No stream of '{venue}' has bars; choose one of binance, binance-usdm, bitfinex, bybit, kraken, okx, or collect its bars over REST.", nameof(venue)),
    };

    /// <summary>Binance's spot market: bars with a closed flag, aggregated trades, best prices, books by snapshot request.</summary>
    public static VenueStreamProtocol BinanceSpot { get; } = new BinanceStreamProtocol(isFutures: false);

    /// <summary>Binance's USD-M futures: bars with a closed flag, aggregated trades, best prices, books by snapshot request.</summary>
    public static VenueStreamProtocol BinanceFutures { get; } = new BinanceStreamProtocol(isFutures: true);

    /// <summary>Coinbase Exchange: trades, best prices, books without numbers; no bars.</summary>
    public static VenueStreamProtocol Coinbase { get; } = new CoinbaseStreamProtocol();

    /// <summary>Kraken (version 1): bars without a closed flag, trades without ids, best prices, books with a checksum.</summary>
    public static VenueStreamProtocol Kraken { get; } = new KrakenStreamProtocol();

    /// <summary>
    /// OKX's public stream: trades of spot pairs, best prices, books with a checksum or a chain of ids. The sizes in the books of contracts
    /// count contracts. Its bars are in <see cref="OkxBars"/>.
    /// </summary>
    public static VenueStreamProtocol Okx { get; } = new OkxStreamProtocol(isBusiness: false);

    /// <summary>OKX's business stream: bars with a closed flag.</summary>
    public static VenueStreamProtocol OkxBars { get; } = new OkxStreamProtocol(isBusiness: true);

    /// <summary>Bybit's spot market: bars with a closed flag, trades, best prices, numbered books.</summary>
    public static VenueStreamProtocol BybitSpot { get; } = new BybitStreamProtocol("spot");

    /// <summary>Bybit's linear futures: bars with a closed flag, trades, best prices, numbered books.</summary>
    public static VenueStreamProtocol BybitLinear { get; } = new BybitStreamProtocol("linear");

    /// <summary>Bitfinex: bars without a closed flag, trades, best prices, books; the messages of a connection are numbered.</summary>
    public static VenueStreamProtocol Bitfinex { get; } = new BitfinexStreamProtocol();
}
