using System.Text;
using AlphaPulse.Collectors;
using AlphaPulse.Snippets.Acme;
using Microsoft.Extensions.DependencyInjection;

namespace AlphaPulse.Testing.Tests;

/// <summary>A venue that knows nothing of the collectors but their public surface keeps the contract, and broken streams of it are found.</summary>
public class VenueContractTests
{
    [Fact]
    public Task A_venue_of_another_assembly_with_its_stream_keeps_the_contract() => VenueContract.VerifyAsync(new AcmeScript(new AcmeStreamScript()));

    [Fact]
    public async Task A_venue_of_another_assembly_is_followed_live_as_soon_as_it_is_added()
    {
        var services = new ServiceCollection();
        services.AddAlphaPulse(pulse => pulse.AddCollectors(c => c.AddVenue<AcmeVenue, AcmeVenueOptions>().AddLiveBars(live =>
        {
            live.Venue = "acme";
            live.Symbols.Add("BTC/USD");
            live.Timeframes.Add(Timeframe.OneMinute);
        })));
        await using var provider = services.BuildServiceProvider();
        Assert.Equal("acme", provider.GetRequiredService<LiveBarCollector>().Venue);
        Assert.Equal("acme", provider.GetRequiredService<VenueCatalog>().Find("acme").Venue);
    }

    [Fact]
    public void A_book_of_another_assembly_follows_its_own_rule()
    {
        var subscription = new StreamSubscription("BTC/USD", InstrumentId.Parse("acme:BTC-USD"), StreamChannels.Book);
        var parser = new AcmeStreamProtocol().CreateParser([subscription]);
        Assert.Equal(
            ["""{"do":"stop","topic":"book","pair":"BTC/USD","seconds":null}""", """{"do":"start","topic":"book","pair":"BTC/USD","seconds":null}"""],
            parser.RenewBookMessages(subscription));
        var book = new VenueBook(subscription.Instrument, new AcmeStreamProtocol().BookRule);
        var sink = new BookSink(book);
        Feed("""{"topic":"book","pair":"BTC/USD","whole":true,"number":5,"bids":[["1","1"]],"asks":[["2","1"]]}""");
        Feed("""{"topic":"book","pair":"BTC/USD","whole":false,"number":6,"bids":[["1.5","1"]],"asks":[]}""");
        Feed("""{"topic":"book","pair":"BTC/USD","whole":false,"number":6,"bids":[["1.7","1"]],"asks":[]}""");
        Feed("""{"topic":"book","pair":"BTC/USD","whole":false,"number":8,"bids":[["1.7","1"]],"asks":[]}""");
        Assert.Equal([BookOutcomeKind.Applied, BookOutcomeKind.Applied, BookOutcomeKind.Stale, BookOutcomeKind.ResyncNeeded], sink.Outcomes);

        void Feed(string message) => parser.Parse(Encoding.UTF8.GetBytes(message), DateTimeOffset.UnixEpoch, sink);
    }

    [Fact]
    public async Task Broken_streams_are_found()
    {
        // Bars that form pass as closed, and the other way round.
        Assert.Contains("'stream: open bars'", await ErrorAsync(new AcmeStreamScript(b => b with { IsClosed = true })), StringComparison.Ordinal);
        Assert.Contains("'stream: closed bars'", await ErrorAsync(new AcmeStreamScript(b => b with { IsClosed = false })), StringComparison.Ordinal);

        // A message that the venue sends cannot be read, and digits are lost.
        Assert.Contains("'stream: bars'", await ErrorAsync(new AcmeStreamScript(b => b with { Open = "?" })), StringComparison.Ordinal);
        Assert.Contains("'stream: digits'", await ErrorAsync(new AcmeStreamScript(b => b with { Open = b.Open.TrimEnd('0') })), StringComparison.Ordinal);

        // Nobody plays the stream, it is that of another market, or there is none.
        Assert.Contains("VenueScript.Stream plays nothing", await ErrorAsync(new AcmeScript(stream: null)), StringComparison.Ordinal);
        Assert.Contains("'streams'", await ErrorAsync(new AcmeScript(new AcmeStreamScript(), venue => new OtherStreams(venue, VenueStreamProtocols.BybitLinear))), StringComparison.Ordinal);
        Assert.Contains("offers none with bars", await ErrorAsync(new AcmeScript(new AcmeStreamScript(), venue => new OtherStreams(venue))), StringComparison.Ordinal);
    }

    private static Task<string> ErrorAsync(StreamScript stream) => ErrorAsync(new AcmeScript(stream));

    private static async Task<string> ErrorAsync(VenueScript script) => (await Assert.ThrowsAsync<ContractViolationException>(() => VenueContract.VerifyAsync(script))).Message;

    private sealed class BookSink(VenueBook book) : IStreamSink
    {
        public List<BookOutcomeKind> Outcomes { get; } = [];

        public void OnBook(BookUpdate update) => Outcomes.Add(book.Apply(update).Kind);

        public void OnBar(Bar bar) => throw new NotSupportedException();

        public void OnTrade(Trade trade) => throw new NotSupportedException();

        public void OnBestPrices(in BestPrices prices) => throw new NotSupportedException();

        public void OnNotice(StreamNotice notice) => throw new NotSupportedException();
    }
}
