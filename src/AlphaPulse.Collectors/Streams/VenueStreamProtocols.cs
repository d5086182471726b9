namespace AlphaPulse.Collectors;

/// <summary>The streams of the venues of this package, for whoever reads one without the venue. A venue offers those of its market: see <see cref="IVenueStreams"/>.</summary>
public static class VenueStreamProtocols
{
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
    public static VenueStreamProtocol BybitSpot { get; } = new BybitStreamProtocol(isLinear: false);

    /// <summary>Bybit's linear contracts, perpetual and dated: bars with a closed flag, trades, best prices, numbered books.</summary>
    public static VenueStreamProtocol BybitLinear { get; } = new BybitStreamProtocol(isLinear: true);

    /// <summary>Bitfinex: bars without a closed flag, trades, best prices, books; the messages of a connection are numbered.</summary>
    public static VenueStreamProtocol Bitfinex { get; } = new BitfinexStreamProtocol();
}
