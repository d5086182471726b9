namespace AlphaPulse.Collectors;

/// <summary>How a venue numbers and checks the updates of its order books.</summary>
/// <remarks>Immutable and safe for use from any thread.</remarks>
public abstract class BookRule
{
    /// <summary>Creates the rule.</summary>
    protected BookRule()
    {
    }

    /// <summary>
    /// Binance's spot market: updates are kept until a snapshot was asked for, the first one that counts spans its id
    /// (<c>U &lt;= lastUpdateId + 1 &lt;= u</c>), and each further one begins one after the one before.
    /// </summary>
    public static BookRule BinanceSpot { get; } = new BinanceSpotRule();

    /// <summary>
    /// Binance's futures: as in the spot market, but ids are shared by all instruments, and each update names the one before it
    /// (<c>pu</c>). It bridges a snapshot where <c>pu &lt;= lastUpdateId &lt;= u</c>; the documented
    /// <c>U &lt;= lastUpdateId &lt;= u</c> fails wherever other instruments took the ids between.
    /// </summary>
    public static BookRule BinanceFutures { get; } = new BinanceFuturesRule();

    /// <summary>Kraken: a snapshot comes first, and a CRC-32 of the ten best levels of each side with every update. Depth 1,000.</summary>
    public static BookRule Kraken { get; } = new KrakenBookRule(1_000);

    /// <summary>OKX: a snapshot comes first; updates name the one before them (<c>prevSeqId</c>), or carry a CRC-32 of the 25 best levels, or both.</summary>
    public static BookRule Okx { get; } = new OkxBookRule();

    /// <summary>Bybit: a snapshot comes first, and <c>u</c> goes up by one with every update; <c>u</c> of 1 is a new snapshot.</summary>
    public static BookRule Bybit { get; } = new BybitBookRule();

    /// <summary>A venue that sends a snapshot and then changes without numbers, as Coinbase and Bitfinex do: only a crossed book tells of a loss.</summary>
    public static BookRule Unnumbered { get; } = new UnnumberedBookRule();

    /// <summary>Whether the snapshot must be asked for; otherwise the stream begins with it.</summary>
    public virtual bool NeedsSnapshotRequest => false;

    /// <summary>How many levels of each side the venue keeps up to date; <see langword="null"/> for all.</summary>
    public virtual int? Depth => null;

    /// <summary>Kraken with another depth than 1,000: levels beyond it are never corrected by the venue and must be forgotten.</summary>
    /// <param name="depth">The depth that was subscribed to; at least 10.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The depth is below 10, which the checksum needs.</exception>
    public static BookRule KrakenOfDepth(int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 10);
        return new KrakenBookRule(depth);
    }

    /// <summary>Whether an update begins the book anew, whatever it calls itself.</summary>
    /// <param name="update">The update.</param>
    /// <returns>Whether it does; what the update says of itself by default.</returns>
    protected internal virtual bool IsSnapshot(BookUpdate update) => update.IsSnapshot;

    /// <summary>How an update stands to the last id.</summary>
    /// <param name="lastId">The last id of the book.</param>
    /// <param name="isBridging">Whether the book is a snapshot that no update has followed yet.</param>
    /// <param name="update">The update.</param>
    /// <returns>How.</returns>
    protected internal abstract BookStep Follow(long? lastId, bool isBridging, BookUpdate update);

    /// <summary>The checksum of a book as the venue takes it; asked for only where an update carries one.</summary>
    /// <param name="book">The book, with the update in it.</param>
    /// <returns>The checksum; <see langword="null"/> for a venue that takes none, which is the default.</returns>
    protected internal virtual uint? Checksum(OrderBook book) => null;
}
