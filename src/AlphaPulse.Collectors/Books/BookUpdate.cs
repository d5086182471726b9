namespace AlphaPulse.Collectors;

/// <summary>What one message says about one order book: a whole book, or levels that changed.</summary>
/// <remarks>
/// The stream parsers fill one object again and again, so that an update in steady state allocates nothing: it is valid only during
/// the call that hands it over. Not safe for use from several threads.
/// </remarks>
public sealed class BookUpdate
{
    private readonly LevelBuffer _bids = new();
    private readonly LevelBuffer _asks = new();

    /// <summary>The instrument.</summary>
    public InstrumentId Instrument { get; private set; }

    /// <summary>Whether the levels are the whole book rather than changes.</summary>
    public bool IsSnapshot { get; private set; }

    /// <summary>When the venue made it by its clock, UTC; <see langword="null"/> where it does not say.</summary>
    public DateTimeOffset? Time { get; set; }

    /// <summary>When it was received by our clock, UTC.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>The id of the first change in it; <see langword="null"/> where the venue sends none.</summary>
    public long? FirstId { get; private set; }

    /// <summary>The id of the last change in it; <see langword="null"/> where the venue sends none.</summary>
    public long? LastId { get; private set; }

    /// <summary>The <see cref="LastId"/> of the update before it; <see langword="null"/> where the venue does not say.</summary>
    public long? PreviousId { get; private set; }

    /// <summary>The venue's checksum of the book after the update, as its 32 bits; <see langword="null"/> where it sends none.</summary>
    public uint? Checksum { get; set; }

    /// <summary>The levels to buy, in the order of the message.</summary>
    public ReadOnlySpan<BookLevel> Bids => _bids.Items;

    /// <summary>The levels to sell, in the order of the message.</summary>
    public ReadOnlySpan<BookLevel> Asks => _asks.Items;

    /// <summary>Begins an update anew.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="isSnapshot">Whether the levels are the whole book.</param>
    /// <param name="receivedAt">When it was received by our clock.</param>
    public void Reset(InstrumentId instrument, bool isSnapshot, DateTimeOffset receivedAt)
    {
        Instrument = instrument;
        IsSnapshot = isSnapshot;
        ReceivedAt = receivedAt.ToUniversalTime();
        Time = null;
        FirstId = null;
        LastId = null;
        PreviousId = null;
        Checksum = null;
        _bids.Clear();
        _asks.Clear();
    }

    /// <summary>Sets the ids that the venue numbers its updates with.</summary>
    /// <param name="firstId">The id of the first change.</param>
    /// <param name="lastId">The id of the last change.</param>
    /// <param name="previousId">The last id of the update before.</param>
    public void SetIds(long? firstId, long? lastId, long? previousId)
    {
        FirstId = firstId;
        LastId = lastId;
        PreviousId = previousId;
    }

    /// <summary>Adds a level to buy.</summary>
    /// <param name="level">The level; a size of 0 takes it away.</param>
    public void AddBid(BookLevel level) => _bids.Add(level);

    /// <summary>Adds a level to sell.</summary>
    /// <param name="level">The level; a size of 0 takes it away.</param>
    public void AddAsk(BookLevel level) => _asks.Add(level);

    /// <summary>A copy that stays valid, for whoever has to keep it.</summary>
    /// <returns>The copy.</returns>
    public BookUpdate Copy()
    {
        var copy = new BookUpdate();
        copy.Reset(Instrument, IsSnapshot, ReceivedAt);
        copy.SetIds(FirstId, LastId, PreviousId);
        copy.Time = Time;
        copy.Checksum = Checksum;
        copy._bids.AddRange(Bids);
        copy._asks.AddRange(Asks);
        return copy;
    }

    private sealed class LevelBuffer
    {
        private BookLevel[] _items = [];
        private int _count;

        public ReadOnlySpan<BookLevel> Items => _items.AsSpan(0, _count);

        public void Clear() => _count = 0;

        public void Add(BookLevel level)
        {
            if (_count == _items.Length)
            {
                Array.Resize(ref _items, Math.Max(16, 2 * _count));
            }

            _items[_count++] = level;
        }

        public void AddRange(ReadOnlySpan<BookLevel> levels)
        {
            foreach (var level in levels)
            {
                Add(level);
            }
        }
    }
}
