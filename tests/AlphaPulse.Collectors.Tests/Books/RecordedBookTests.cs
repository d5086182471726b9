using AlphaPulse.Collectors.Tests.Streams;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Books;

/// <summary>Books kept from the recorded sessions agree with what the venues say of them.</summary>
public class RecordedBookTests
{
    [EvidenceFact]
    public void Binance_spot_agrees_with_every_best_price_of_the_same_update()
    {
        var book = new VenueBook(InstrumentId.Parse("binance:BTCUSDT-X"), BookRule.BinanceSpot);
        var expected = new Dictionary<long, BestPrices>();
        var compared = 0;
        var outcomes = new List<BookOutcome>();
        var sink = new Collected
        {
            Prices = prices => expected[prices.UpdateId!.Value] = prices,
            Book = update => outcomes.Add(book.Apply(update)),
        };
        var parser = VenueStreamProtocols.BinanceSpot.CreateParser(Recordings.Binance("BTCUSDT"));
        foreach (var item in Recordings.Read("binance-spot", "session-btcusdt-2024-08-08.jsonl"))
        {
            if (Recordings.IsBinanceSnapshot(item))
            {
                Assert.Equal(BookOutcomeKind.Applied, book.Apply(BinanceBookReader.Read(item.Message.Span, book.Book.Instrument, item.Time)).Kind);
                continue;
            }

            var before = book.LastId;
            parser.Parse(item.Message.Span, item.Time, sink);
            if (book.LastId is { } id && id != before && expected.TryGetValue(id, out var prices))
            {
                compared++;
                Assert.Equal((prices.BidPrice, prices.BidSize!.Value), (book.Book.BestBid!.Value.Price, book.Book.BestBid.Value.Size));
                Assert.Equal((prices.AskPrice, prices.AskSize!.Value), (book.Book.BestAsk!.Value.Price, book.Book.BestAsk.Value.Size));
            }
        }

        Assert.DoesNotContain(outcomes, o => o.Kind == BookOutcomeKind.ResyncNeeded);
        Assert.Equal(153, compared);
    }

    [EvidenceTheory]
    [InlineData("binance-spot", "session-2021-10-12.jsonl", false, "NKNUSDT,BLZETH,LRCBTC,RUNEEUR")]
    [InlineData("binance-usdm", "session-2021-07-22.jsonl", true, "SUSHIUSDT,AKROUSDT,KEEPUSDT,CTKUSDT")]
    public void Binance_bridges_every_snapshot_that_was_asked_for(string folder, string file, bool isFutures, string symbols)
    {
        var protocol = isFutures ? VenueStreamProtocols.BinanceFutures : VenueStreamProtocols.BinanceSpot;
        var subscriptions = isFutures ? Recordings.BinanceFutures(symbols.Split(',')) : Recordings.Binance(symbols.Split(','));
        foreach (var symbol in symbols.Split(','))
        {
            var subscription = subscriptions.Single(s => s.Symbol == symbol);
            var book = new VenueBook(subscription.Instrument, protocol.BookRule);
            var seen = new Collected();
            Recordings.Play(protocol, subscriptions, Recordings.Read(folder, file), seen);
            var updates = seen.Books.Where(b => b.Instrument == subscription.Instrument).ToList();
            var snapshot = BinanceBookReader.Read(File.ReadAllBytes(Evidence.File("recordings", folder, $"rest-depth-{symbol}.json")), subscription.Instrument, updates[0].ReceivedAt);

            // Updates come before and after the snapshot, as they do while it is asked for.
            var waiting = updates.Count(u => u.LastId <= snapshot.LastId) + 1;
            Assert.All(updates.Take(waiting), u => Assert.Equal(BookOutcomeKind.Waiting, book.Apply(u).Kind));
            Assert.Equal(BookOutcomeKind.Applied, book.Apply(snapshot).Kind);
            Assert.All(updates.Skip(waiting), u => Assert.Equal(BookOutcomeKind.Applied, book.Apply(u).Kind));
            Assert.True(book.IsSynchronised && updates.Count >= waiting, symbol);
            Assert.Equal(updates[^1].LastId, book.LastId);
        }
    }

    [EvidenceFact]
    public void Okx_agrees_with_every_checksum()
    {
        var books = Recordings.Okx.ToDictionary(s => s.Instrument, s => new VenueBook(s.Instrument, BookRule.Okx));
        Recordings.Play(VenueStreamProtocols.Okx, Recordings.Okx, Recordings.Read("okx", "session-2022-05-13.jsonl"), new Collected
        {
            Book = update => Assert.Equal(BookOutcomeKind.Applied, books[update.Instrument].Apply(update).Kind),
        });

        Assert.Equal(290, books.Values.Sum(b => b.ChecksumsAgreed));
    }

    [BookRecordingFact]
    public void Kraken_agrees_with_every_checksum()
    {
        var books = Recordings.Kraken.ToDictionary(s => s.Instrument, s => new VenueBook(s.Instrument, BookRule.Kraken));
        var checksums = 0;
        Recordings.Play(VenueStreamProtocols.Kraken, Recordings.Kraken, Recordings.Read("kraken", BookRecordingFactAttribute.Session), new Collected
        {
            Book = update =>
            {
                checksums += update.Checksum is null ? 0 : 1;
                var outcome = books[update.Instrument].Apply(update);
                Assert.True(outcome.Kind == BookOutcomeKind.Applied, outcome.Reason);
            },
        });

        Assert.True(checksums > 1_000);
        Assert.Equal(checksums, books.Values.Sum(b => b.ChecksumsAgreed));
    }

    [EvidenceFact]
    public void Bybit_follows_every_update()
    {
        var subscription = Recordings.Subscribe("bybit", "XRPUSDT", "XRP-USDT:PERP");
        var book = new VenueBook(subscription.Instrument, BookRule.Bybit);
        var seen = new Collected { Book = update => Assert.Equal(BookOutcomeKind.Applied, book.Apply(update).Kind) };
        var parser = VenueStreamProtocols.BybitLinear.CreateParser([subscription]);
        foreach (var line in File.ReadLines(Evidence.File("recordings", "bybit", "orderbook500-XRPUSDT-2024-12-01.jsonl")))
        {
            parser.Parse(System.Text.Encoding.UTF8.GetBytes(line), DateTimeOffset.UnixEpoch, seen);
        }

        Assert.Equal((50, 20254918L), (seen.Books.Count, book.LastId));
        Assert.False(book.Book.IsCrossed);
        Assert.True(book.Book.BidCount > 400 && book.Book.AskCount > 400);
    }

    [EvidenceFact]
    public void Coinbase_and_Bitfinex_never_cross()
    {
        Check(VenueStreamProtocols.Coinbase, Recordings.Coinbase, "coinbase-exchange");
        Check(VenueStreamProtocols.Bitfinex, Recordings.Bitfinex, "bitfinex");

        static void Check(VenueStreamProtocol protocol, StreamSubscription[] subscriptions, string folder)
        {
            var books = subscriptions.ToDictionary(s => s.Instrument, s => new VenueBook(s.Instrument, protocol.BookRule));
            var applied = 0;
            Recordings.Play(protocol, subscriptions, Recordings.Read(folder, "session-2021-04-17.jsonl"), new Collected
            {
                Book = update =>
                {
                    var outcome = books[update.Instrument].Apply(update);
                    Assert.True(outcome.Kind == BookOutcomeKind.Applied, outcome.Reason);
                    applied++;
                },
            });
            Assert.True(applied > 1_500);
        }
    }
}
