namespace AlphaPulse.Collectors;

/// <summary>The resting orders of one instrument by price, in exact decimals.</summary>
/// <remarks>
/// <para>A level is found by binary search. Levels lie in arrays with the best one last: a change near the best price, which most
/// changes are, moves a few levels only. Nothing is allocated once the arrays have grown to the depth of the book.</para>
/// <para>Not safe for use from several threads; copy what others need with <see cref="CopyBids"/> and <see cref="CopyAsks"/>.</para>
/// </remarks>
public sealed class OrderBook
{
    private readonly BookSide _bids = new(isBids: true);
    private readonly BookSide _asks = new(isBids: false);

    /// <summary>Creates an empty book.</summary>
    /// <param name="instrument">The instrument.</param>
    public OrderBook(InstrumentId instrument) => Instrument = instrument;

    /// <summary>The instrument.</summary>
    public InstrumentId Instrument { get; }

    /// <summary>How many prices have bids.</summary>
    public int BidCount => _bids.Count;

    /// <summary>How many prices have asks.</summary>
    public int AskCount => _asks.Count;

    /// <summary>The highest bid; <see langword="null"/> where there is none.</summary>
    public BookLevel? BestBid => _bids.Count > 0 ? _bids[0] : null;

    /// <summary>The lowest ask; <see langword="null"/> where there is none.</summary>
    public BookLevel? BestAsk => _asks.Count > 0 ? _asks[0] : null;

    /// <summary>Whether the highest bid is at or over the lowest ask, which no venue lets rest.</summary>
    public bool IsCrossed => _bids.Count > 0 && _asks.Count > 0 && _bids[0].Price >= _asks[0].Price;

    internal BookSide Bids => _bids;

    internal BookSide Asks => _asks;

    /// <summary>Sets what rests at a price to buy; a size of 0 takes the level away, and one that is not there is no error.</summary>
    /// <param name="level">The level.</param>
    /// <exception cref="ArgumentOutOfRangeException">The price is not positive or the size is negative.</exception>
    public void ApplyBid(BookLevel level) => _bids.Apply(Checked(level));

    /// <summary>Sets what rests at a price to sell; a size of 0 takes the level away, and one that is not there is no error.</summary>
    /// <param name="level">The level.</param>
    /// <exception cref="ArgumentOutOfRangeException">The price is not positive or the size is negative.</exception>
    public void ApplyAsk(BookLevel level) => _asks.Apply(Checked(level));

    /// <summary>Takes everything away.</summary>
    public void Clear()
    {
        _bids.Clear();
        _asks.Clear();
    }

    /// <summary>Copies the highest bids, the highest one first.</summary>
    /// <param name="destination">Where they go.</param>
    /// <returns>How many were copied: all that there are, or as many as fit.</returns>
    public int CopyBids(Span<BookLevel> destination) => _bids.CopyTo(destination);

    /// <summary>Copies the lowest asks, the lowest one first.</summary>
    /// <param name="destination">Where they go.</param>
    /// <returns>How many were copied: all that there are, or as many as fit.</returns>
    public int CopyAsks(Span<BookLevel> destination) => _asks.CopyTo(destination);

    /// <summary>Forgets levels that lie deeper than a venue keeps up to date.</summary>
    internal void Truncate(int depth)
    {
        _bids.Truncate(depth);
        _asks.Truncate(depth);
    }

    private static BookLevel Checked(BookLevel level)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level.Price, nameof(level));
        ArgumentOutOfRangeException.ThrowIfNegative(level.Size, nameof(level));
        return level;
    }
}
