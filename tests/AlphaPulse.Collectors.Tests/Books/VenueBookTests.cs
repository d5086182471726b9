using FsCheck;
using FsCheck.Fluent;

namespace AlphaPulse.Collectors.Tests.Books;

public class VenueBookTests
{
    private static readonly InstrumentId Instrument = InstrumentId.Parse("test:BTC-USDT");

    private static BookUpdate Update(long? first = null, long? last = null, long? previous = null, bool isSnapshot = false, decimal bid = 10, decimal ask = 11, decimal size = 1)
    {
        var update = new BookUpdate();
        update.Reset(Instrument, isSnapshot, DateTimeOffset.UnixEpoch);
        update.SetIds(first, last, previous);
        update.AddBid(new BookLevel(bid, size));
        update.AddAsk(new BookLevel(ask, size));
        return update;
    }

    [Fact]
    public void A_book_agrees_with_a_sorted_dictionary_whatever_comes()
    {
        var changes = Gen.ListOf(Gen.Choose(0, 1).SelectMany(s => Gen.Choose(1, 30).SelectMany(p => Gen.Choose(0, 4).Select(q => (s, p, q)))));
        Prop.ForAll(changes.ToArbitrary(), list =>
        {
            var book = new OrderBook(Instrument);
            var bids = new SortedDictionary<decimal, decimal>();
            var asks = new SortedDictionary<decimal, decimal>();
            foreach (var (side, price, size) in list)
            {
                var level = new BookLevel(price, size);
                (side == 0 ? (Action<BookLevel>)book.ApplyBid : book.ApplyAsk)(level);
                var model = side == 0 ? bids : asks;
                if (size == 0)
                {
                    model.Remove(price);
                }
                else
                {
                    model[price] = size;
                }
            }

            var depth = new BookLevel[40];
            return depth[..book.CopyBids(depth)].SequenceEqual(bids.Reverse().Select(p => new BookLevel(p.Key, p.Value)))
                && depth[..book.CopyAsks(depth)].SequenceEqual(asks.Select(p => new BookLevel(p.Key, p.Value)))
                && book.BestBid?.Price == (bids.Count > 0 ? bids.Keys.Max() : null);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_missing_update_empties_this_book_and_keeps_the_update_for_the_next_snapshot()
    {
        var book = new VenueBook(Instrument, BookRule.BinanceSpot);
        var other = new VenueBook(Instrument, BookRule.BinanceSpot);
        Assert.Equal(BookOutcomeKind.Applied, book.Apply(Update(last: 10, isSnapshot: true)).Kind);
        Assert.Equal(BookOutcomeKind.Applied, other.Apply(Update(last: 10, isSnapshot: true)).Kind);
        Assert.Equal(BookOutcomeKind.Applied, book.Apply(Update(11, 12)).Kind);

        var outcome = book.Apply(Update(14, 15));

        Assert.Equal((BookOutcomeKind.ResyncNeeded, BookDefect.MissingUpdate), (outcome.Kind, outcome.Defect));
        Assert.Contains("after id 12 came an update of ids 14 to 15", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal((0, false, true), (book.Book.BidCount, book.IsSynchronised, book.NeedsSnapshotRequest));
        Assert.True(other.IsSynchronised);

        // A snapshot from before the gap cannot help, and one from after it bridges to the update that was kept.
        Assert.Equal(BookDefect.SnapshotTooOld, book.Apply(Update(last: 12, isSnapshot: true)).Defect);
        Assert.Equal(BookOutcomeKind.Applied, book.Apply(Update(last: 14, isSnapshot: true)).Kind);
        Assert.Equal(15, book.LastId);
    }

    [Fact]
    public void Futures_bridge_by_the_id_before_where_other_instruments_took_the_ids_between()
    {
        var book = new VenueBook(Instrument, BookRule.BinanceFutures);
        Assert.Equal(BookOutcomeKind.Applied, book.Apply(Update(last: 100, isSnapshot: true)).Kind);
        Assert.Equal(BookOutcomeKind.Stale, book.Apply(Update(80, 90, 70)).Kind);
        Assert.Equal(BookOutcomeKind.Applied, book.Apply(Update(105, 110, 100)).Kind);
        Assert.Equal(BookOutcomeKind.Applied, book.Apply(Update(190, 200, 110)).Kind);
        Assert.Equal(BookDefect.MissingUpdate, book.Apply(Update(300, 310, 290)).Defect);
    }

    [Fact]
    public void Okx_follows_the_chain_and_not_the_order()
    {
        var book = new VenueBook(Instrument, BookRule.Okx);
        Assert.Equal(BookOutcomeKind.Waiting, book.Apply(Update(last: 9, previous: 8)).Kind);
        book.Apply(Update(last: 10, isSnapshot: true));
        Assert.Equal(BookOutcomeKind.Applied, book.Apply(Update(last: 3, previous: 10)).Kind);
        Assert.Equal(BookOutcomeKind.Applied, book.Apply(Update(last: 5, previous: 3)).Kind);
        Assert.Equal(BookDefect.MissingUpdate, book.Apply(Update(last: 8, previous: 6)).Defect);
    }

    [Fact]
    public void Bybit_takes_an_update_of_id_1_for_a_snapshot()
    {
        var book = new VenueBook(Instrument, BookRule.Bybit);
        book.Apply(Update(last: 10, isSnapshot: true));
        Assert.Equal(BookOutcomeKind.Applied, book.Apply(Update(last: 11, bid: 9)).Kind);
        Assert.Equal(BookOutcomeKind.Applied, book.Apply(Update(last: 1, bid: 8)).Kind);
        Assert.Equal((1, 8m), (book.Book.BidCount, book.Book.BestBid!.Value.Price));
    }

    [Fact]
    public void A_crossed_book_is_lost()
    {
        var book = new VenueBook(Instrument, BookRule.Unnumbered);
        book.Apply(Update(isSnapshot: true));
        Assert.Equal(BookDefect.Crossed, book.Apply(Update(bid: 11)).Defect);
        Assert.False(book.IsSynchronised);
    }

    [Fact]
    public void The_checksum_of_Kraken_is_taken_over_the_digits_without_point_and_leading_zeros()
    {
        // Ten levels of 0.05005 to 0.05050 and 0.05000 to 0.04950 with 0.00000500 each: the sum was taken over the text with another CRC-32.
        var update = new BookUpdate();
        update.Reset(Instrument, isSnapshot: true, DateTimeOffset.UnixEpoch);
        for (var i = 0; i < 10; i++)
        {
            update.AddAsk(new BookLevel(0.05005m + i * 0.00005m, 0.00000500m));
            update.AddBid(new BookLevel(0.05000m - i * 0.00005m, 0.00000500m));
        }

        update.Checksum = 2_726_735_196;
        var book = new VenueBook(Instrument, BookRule.Kraken);
        var outcome = book.Apply(update);
        Assert.True(outcome.Kind == BookOutcomeKind.Applied, outcome.Reason);
        update.Checksum--;
        Assert.Equal(BookDefect.WrongChecksum, book.Apply(update).Defect);
    }

    [Fact]
    public void Levels_beyond_the_depth_of_Kraken_are_forgotten()
    {
        var book = new VenueBook(Instrument, BookRule.KrakenOfDepth(10));
        var update = Update(isSnapshot: true, bid: 100, ask: 101);
        for (var i = 1; i < 15; i++)
        {
            update.AddBid(new BookLevel(100 - i, 1));
        }

        book.Apply(update);
        Assert.Equal(10, book.Book.BidCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => BookRule.KrakenOfDepth(9));
    }

    [Fact]
    public void An_update_in_steady_state_allocates_nothing()
    {
        var book = new VenueBook(Instrument, BookRule.Bybit);
        book.Apply(Update(last: 1, isSnapshot: true));
        var update = Update();
        long id = 1;
        Run(1_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(10_000);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000);

        void Run(int count)
        {
            for (var i = 0; i < count; i++)
            {
                update.SetIds(null, ++id, null);
                book.Apply(update);
            }
        }
    }
}
