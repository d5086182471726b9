using System.Collections.Concurrent;
using System.Globalization;
using AlphaPulse.Http;
using AlphaPulse.Testing;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Live;

/// <summary>One of two books loses an update: it alone is brought back, and the other one goes on.</summary>
public sealed class LiveBookFeedTests
{
    private static readonly RateLimits Unlimited = new() { Windows = [] };

    /// <summary>Over real sockets and real requests: the book is asked for again over REST.</summary>
    [Fact]
    public async Task A_lost_update_of_Binance_has_one_book_asked_for_again()
    {
        var asked = new ConcurrentQueue<string>();
        var askedAgain = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var requests = new LoopbackServer(request => request.Path switch
        {
            "/api/v3/exchangeInfo" => new LoopbackReply(200, """{"symbols":[{"symbol":"BTCUSDT","baseAsset":"BTC","quoteAsset":"USDT"},{"symbol":"ETHUSDT","baseAsset":"ETH","quoteAsset":"USDT"}]}"""),
            "/api/v3/depth" => Depth(request),
            _ => new LoopbackReply(404, "{}"),
        });
        var log = new BookLog();
        await using var server = new LoopbackSocketServer(async socket =>
        {
            Assert.Contains("btcusdt@depth@100ms", await socket.ReceiveAsync(), StringComparison.Ordinal);
            await socket.SendAsync("""{"result":null,"id":1}""");
            await log.UntilAsync("BTC renewed 100/200");
            await log.UntilAsync("ETH renewed 50/200");
            await socket.SendAsync(Update("BTCUSDT", 101, bid: 101));
            await socket.SendAsync(Update("ETHUSDT", 501, bid: 51));
            await log.UntilAsync("BTC 101/200");
            await log.UntilAsync("ETH 51/200");

            // 102 of BTC is lost.
            await socket.SendAsync(Update("BTCUSDT", 103, bid: 103));
            await socket.SendAsync(Update("ETHUSDT", 502, bid: 52));
            await askedAgain.Task;
            await socket.SendAsync(Update("ETHUSDT", 503, bid: 53));
            await log.UntilAsync("BTC renewed 105/200");
            await socket.SendAsync(Update("BTCUSDT", 106, bid: 106));
            await socket.ReceiveAsync();
        });
        using var venue = new BinanceVenue(Options.Create(new BinanceOptions { BaseUrl = requests.Url, Limits = Unlimited }), TimeProvider.System);
        var feed = Feed(venue, log, server.Url, "BTCUSDT", "ETHUSDT");
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => feed.RunAsync(stop.Token));
        await Task.WhenAny(running, log.UntilAsync("BTC 106/200"));
        var levels = new BookLevel[5];
        Assert.True(feed.TryCopy(InstrumentId.Parse("binance:BTC-USDT"), levels, levels.AsSpan(4), out var bids, out var asks), running.Exception?.ToString());
        Assert.Equal((2, 1, 106m), (bids, asks, levels[0].Price));
        Assert.False(feed.TryCopy(InstrumentId.Parse("binance:LTC-USDT"), levels, levels, out _, out _));
        await StopAsync(stop, running);

        Assert.Equal((BookDefect.MissingUpdate, "BTC"), Assert.Single(log.Losses.Select(l => (l.Defect, l.Instrument.Base))));
        Assert.Equal("BTC lost MissingUpdate", log.Of("BTC").Single(t => t.Contains("lost", StringComparison.Ordinal)));
        Assert.DoesNotContain("BTC 103/200", log.Of("BTC"));
        Assert.Equal(["ETH 51/200", "ETH 52/200", "ETH 53/200"], log.Of("ETH").Where(t => !t.Contains("renewed", StringComparison.Ordinal)));
        Assert.Equal((2, 1), (asked.Count(s => s == "BTCUSDT"), asked.Count(s => s == "ETHUSDT")));
        Assert.False(feed.TryCopy(InstrumentId.Parse("binance:BTC-USDT"), levels, levels, out _, out _));

        LoopbackReply Depth(LoopbackRequest request)
        {
            var symbol = request.Query["symbol"];
            Assert.Equal("1000", request.Query["limit"]);
            asked.Enqueue(symbol);
            var isAgain = asked.Count(s => s == symbol) > 1;
            if (isAgain)
            {
                askedAgain.TrySetResult();
            }

            var (id, bid) = symbol == "BTCUSDT" ? isAgain ? (105, 105) : (100, 100) : (500, 50);
            return new LoopbackReply(200, string.Create(CultureInfo.InvariantCulture, $$"""{"lastUpdateId":{{id}},"bids":[["{{bid}}","1.5"]],"asks":[["200","2.5"]]}"""));
        }
    }

    /// <summary>Over real sockets: the checksum does not agree, and the one book is subscribed anew on the same connection.</summary>
    [Fact]
    public async Task A_lost_update_of_Kraken_has_one_book_subscribed_anew()
    {
        var log = new BookLog();
        var renewals = new ConcurrentQueue<string?>();
        await using var server = new LoopbackSocketServer(async socket =>
        {
            Assert.Contains("\"name\":\"book\"", await socket.ReceiveAsync(), StringComparison.Ordinal);
            var books = new Dictionary<string, OrderBook>(StringComparer.Ordinal);
            foreach (var pair in new[] { "XBT/USD", "ETH/USD" })
            {
                await socket.SendAsync(Snapshot(books, pair, bid: 100));
            }

            await socket.SendAsync(Change(books, "XBT/USD", bid: 101));
            await socket.SendAsync(Change(books, "ETH/USD", bid: 51));
            await log.UntilAsync("XBT 101.0/200.0");

            // One of XBT is lost, and the next one tells.
            Change(books, "XBT/USD", bid: 102);
            await socket.SendAsync(Change(books, "XBT/USD", bid: 103));
            await socket.SendAsync(Change(books, "ETH/USD", bid: 152));
            renewals.Enqueue(await socket.ReceiveAsync());
            renewals.Enqueue(await socket.ReceiveAsync());

            // What was on its way meanwhile is of the book that is lost.
            await socket.SendAsync(Change(books, "XBT/USD", bid: 104));
            await socket.SendAsync(Change(books, "ETH/USD", bid: 153));
            await socket.SendAsync(Snapshot(books, "XBT/USD", bid: 105));
            await socket.SendAsync(Change(books, "XBT/USD", bid: 106));
            await socket.ReceiveAsync();
        });
        var source = new ScriptedSource("kraken", () => Streamed.Start);
        var feed = Feed(source, log, server.Url, "XBT/USD", "ETH/USD");
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => feed.RunAsync(stop.Token));
        await Task.WhenAny(running, log.UntilAsync("XBT 106.0/200.0"));
        await StopAsync(stop, running);

        Assert.Equal(["XBT renewed 100.0/200.0", "XBT 101.0/200.0", "XBT lost WrongChecksum", "XBT renewed 105.0/200.0", "XBT 106.0/200.0"], log.Of("XBT"));
        Assert.Equal(["ETH renewed 100.0/200.0", "ETH 100.0/200.0", "ETH 152.0/200.0", "ETH 153.0/200.0"], log.Of("ETH"));
        Assert.Contains("the venue's checksum is", Assert.Single(log.Losses).Reason, StringComparison.Ordinal);
        Assert.Equal(["unsubscribe", "subscribe"], renewals.Select(m => m!.Split('"')[3]));
        Assert.All(renewals, m => Assert.Contains("\"pair\":[\"XBT/USD\"]", m, StringComparison.Ordinal));
    }

    /// <summary>A venue that does not give a book is asked ever more seldom, and the connection that goes takes all books with it.</summary>
    [Fact]
    public async Task Tries_grow_apart_and_a_connection_loses_all_books()
    {
        var clock = new ManualTimeProvider(Streamed.Start);
        var source = new BookSource(new ScriptedSource("binance", clock.GetUtcNow), clock);
        var transport = new ScriptedTransport();
        var log = new BookLog();
        var options = new LiveBookOptions { Symbols = { "BTCUSD" }, ResyncDelay = TimeSpan.FromSeconds(10), MaximumResyncDelay = TimeSpan.FromMinutes(5) };
        Quiet(options);
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => new LiveBookFeed(source, options, [new BrokenObserver(), log], transport, clock).RunAsync(stop.Token));
        var connection = await transport.NextAsync();

        // The first try and the one that follows at once fail, and so does one after a wait.
        await source.AnswerAsync(null);
        await source.AnswerAsync(null);
        await InTimeAsync(source.AnswerAsync(null));
        await InTimeAsync(source.AnswerAsync(7));
        await log.UntilAsync("BTC renewed 100/200");
        var asked = source.Asked.ToList();
        Assert.Equal(asked[0], asked[1]);
        Assert.All(new[] { asked[2] - asked[1], asked[3] - asked[2] }, wait => Assert.True(wait >= options.ResyncDelay));

        connection.Break();
        await log.UntilAsync("BTC lost Disconnected");
        await transport.NextAsync();
        await source.AnswerAsync(9);
        await log.UntilAsync("BTC renewed 100/200", times: 2);
        await StopAsync(stop, running);
        Assert.Equal(["BTC renewed 100/200", "BTC lost Disconnected", "BTC renewed 100/200"], log.All);
        Assert.Equal(5, source.Asked.Count);

        async Task InTimeAsync(Task answered)
        {
            for (var i = 0; i < 100_000 && !answered.IsCompleted; i++)
            {
                await Task.Run(() => clock.Advance(TimeSpan.FromSeconds(1)));
                await Task.Yield();
            }

            await answered;
        }
    }

    /// <summary>A book whose checksum never agrees is subscribed anew at once, and then ever more seldom.</summary>
    [Fact]
    public async Task A_book_that_is_lost_again_waits()
    {
        var clock = new ManualTimeProvider(Streamed.Start);
        var transport = new ScriptedTransport();
        var log = new BookLog();
        var options = new LiveBookOptions { Symbols = { "XBT/USD", "ETH/USD" }, ResyncDelay = TimeSpan.FromSeconds(10), MaximumResyncDelay = TimeSpan.FromMinutes(5), StableAfter = TimeSpan.FromDays(1) };
        Quiet(options);
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => new LiveBookFeed(new ScriptedSource("kraken", clock.GetUtcNow), options, [log], transport, clock).RunAsync(stop.Token));
        var connection = await transport.NextAsync();
        var books = new Dictionary<string, OrderBook>(StringComparer.Ordinal);
        connection.Send(Snapshot(books, "XBT/USD", bid: 100), Snapshot(books, "ETH/USD", bid: 100));
        var (lost, sent) = (new List<DateTimeOffset>(), new List<DateTimeOffset>());
        for (var round = 1; round <= 2; round++)
        {
            Change(books, "XBT/USD", bid: 101);
            connection.Send(Change(books, "XBT/USD", bid: 102));
            await log.UntilAsync("XBT lost WrongChecksum", times: round);
            lost.Add(clock.GetUtcNow());
            for (var i = 0; i < 100_000 && connection.Sent.Count < 1 + (2 * round); i++)
            {
                await Task.Run(() => clock.Advance(TimeSpan.FromMilliseconds(100)));
                await Task.Yield();
            }

            sent.Add(clock.GetUtcNow());
            connection.Send(Snapshot(books, "XBT/USD", bid: 100));
            await log.UntilAsync("XBT renewed 100.0/200.0", times: 1 + round);
        }

        connection.Send(Change(books, "ETH/USD", bid: 103));
        await log.UntilAsync("ETH 103.0/200.0");
        await StopAsync(stop, running);
        Assert.True(sent[1] - lost[1] >= options.ResyncDelay);
        Assert.Equal(["ETH renewed 100.0/200.0", "ETH 103.0/200.0"], log.Of("ETH"));
        Assert.Equal([BookDefect.WrongChecksum, BookDefect.WrongChecksum], log.Losses.Select(l => l.Defect));
        Assert.All(connection.Sent.Skip(1), m => Assert.Contains("\"pair\":[\"XBT/USD\"]", m, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_book_cannot_be_renewed_without_a_connection()
    {
        var subscription = new StreamSubscription("XBT/USD", InstrumentId.Parse("kraken:XBT-USD"), StreamChannels.Book);
        var client = new VenueStreamClient(VenueStreamProtocols.Kraken, [subscription], new RecordingSink());
        Assert.False(await client.RenewBookAsync(subscription));
    }

    [Fact]
    public async Task An_update_in_steady_state_allocates_nothing()
    {
        var subscription = new StreamSubscription("BTCUSDT", InstrumentId.Parse("bybit:BTC-USDT"), StreamChannels.Book);
        var options = new LiveBookOptions { Symbols = { "BTCUSDT" } };
        var counter = new CountingObserver();
        using var run = new LiveBookRun(
            VenueStreamProtocols.BybitSpot, [subscription], null, options, [counter], new ScriptedTransport(), new ManualTimeProvider(Streamed.Start), NullLogger.Instance, CancellationToken.None);
        await run.OnConnectedAsync(Streamed.Start, CancellationToken.None);
        var update = new BookUpdate();
        Feed(0, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Feed(100, 10_000);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000);
        Assert.Equal(10_000, counter.Count);
        await run.OnDisconnectedAsync(Streamed.Start, "test", CancellationToken.None);

        void Feed(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                update.Reset(subscription.Instrument, isSnapshot: i == 0, Streamed.Start);
                update.SetIds(null, 10 + i, null);
                update.AddBid(new BookLevel(100 + (i % 5), 1 + (i % 3)));
                update.AddAsk(new BookLevel(200 + (i % 5), 1 + (i % 3)));
                run.OnBook(update);
            }
        }
    }

    [Fact]
    public void What_cannot_be_kept_is_refused()
    {
        var options = new LiveBookOptions();
        Assert.Contains("Symbols is empty", Error(new ScriptedSource("kraken", () => Streamed.Start)), StringComparison.Ordinal);
        options.Symbols.Add("XBT/USD");
        Assert.Contains("No stream of 'okx' has Book", Error(new ScriptedSource("okx", () => Streamed.Start)), StringComparison.Ordinal);
        Assert.Contains("the source is no IVenueBookSource", Error(new ScriptedSource("binance", () => Streamed.Start)), StringComparison.Ordinal);
        options.Protocol = VenueStreamProtocols.BinanceSpot;
        Assert.Contains("a stream of 'binance' and the source is 'kraken'", Error(new ScriptedSource("kraken", () => Streamed.Start)), StringComparison.Ordinal);
        options.Venue = "okx";
        Assert.Contains("LiveBookOptions.Venue is 'okx' and the source is 'kraken'", Error(new ScriptedSource("kraken", () => Streamed.Start)), StringComparison.Ordinal);
        options.Venue = string.Empty;
        options.Protocol = VenueStreamProtocols.OkxBars;
        Assert.Contains("which sends Bars and not Book", Error(new ScriptedSource("okx", () => Streamed.Start)), StringComparison.Ordinal);
        Assert.Equal("options", Assert.Throws<ArgumentException>(() => new LiveBookFeed(new ScriptedSource("okx", () => Streamed.Start), options, [])).ParamName);
        options.MaximumResyncDelay = TimeSpan.Zero;
        Assert.Contains("must be from ResyncDelay", Error(new ScriptedSource("kraken", () => Streamed.Start)), StringComparison.Ordinal);

        string Error(IVenueBarSource source) => Assert.Throws<ArgumentException>(() => new LiveBookFeed(source, options, [])).Message;
    }

    [Theory]
    [InlineData(1, "binance", "limit=1", 5)]
    [InlineData(500, "binance", "limit=500", 25)]
    [InlineData(1_000, "binance", "limit=1000", 50)]
    [InlineData(9_999, "binance", "limit=5000", 250)]
    [InlineData(1, "binance-usdm", "limit=5", 2)]
    [InlineData(51, "binance-usdm", "limit=100", 5)]
    [InlineData(101, "binance-usdm", "limit=500", 10)]
    [InlineData(9_999, "binance-usdm", "limit=1000", 20)]
    public async Task Binance_is_asked_for_levels_that_it_knows_at_the_weight_that_they_have(int levels, string name, string limit, int weight)
    {
        await using var requests = new LoopbackServer(_ => new LoopbackReply(200, """{"lastUpdateId":7,"E":1704067200000,"bids":[["1.50","2"]],"asks":[["1.60","3"],["1.70","1"]]}"""));
        var instrument = InstrumentId.Parse(name == "binance" ? "binance:BTC-USDT" : "binance-usdm:BTC-USDT:PERP");
        using var venue = (RestVenue)(name == "binance"
            ? new BinanceVenue(Options.Create(new BinanceOptions { BaseUrl = requests.Url }), TimeProvider.System)
            : new BinanceFuturesVenue(Options.Create(new BinanceFuturesOptions { BaseUrl = requests.Url }), TimeProvider.System));
        var book = await ((IVenueBookSource)venue).GetBookAsync("BTCUSDT", instrument, levels);
        Assert.Equal((instrument, true, 7L, 1, 2), (book.Instrument, book.IsSnapshot, book.LastId, book.Bids.Length, book.Asks.Length));
        var request = Assert.Single(requests.Requests);
        Assert.Equal((name == "binance" ? "/api/v3/depth" : "/fapi/v1/depth", limit), (request.Path, $"limit={request.Query["limit"]}"));
        var asked = int.Parse(request.Query["limit"], CultureInfo.InvariantCulture);
        Assert.Equal(weight, name == "binance" ? BinanceRates.Depth(asked) : BinanceFuturesRates.Depth(asked));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ((IVenueBookSource)venue).GetBookAsync("BTCUSDT", instrument, 0));
    }

    [Fact]
    public async Task Another_answer_than_a_book_is_a_typed_error()
    {
        await using var requests = new LoopbackServer(_ => new LoopbackReply(200, """{"lastUpdateId":7,"bids":[["x","2"]],"asks":[]}"""));
        using var venue = new BinanceVenue(Options.Create(new BinanceOptions { BaseUrl = requests.Url }), TimeProvider.System);
        var error = await Assert.ThrowsAsync<VenueException>(() => venue.GetBookAsync("BTCUSDT", InstrumentId.Parse("binance:BTC-USDT")));
        Assert.Contains("answered GET /api/v3/depth in another form than documented", error.Message, StringComparison.Ordinal);
    }

    private static LiveBookFeed Feed(IVenueBarSource source, BookLog log, Uri url, params string[] symbols)
    {
        var options = new LiveBookOptions();
        Quiet(options);
        options.Stream.Url = url;
        foreach (var symbol in symbols)
        {
            options.Symbols.Add(symbol);
        }

        return new LiveBookFeed(source, options, [log]);
    }

    private static void Quiet(LiveBookOptions options)
    {
        options.Stream.SilenceTimeout = TimeSpan.FromDays(1);
        options.Stream.AcknowledgeTimeout = TimeSpan.FromDays(1);
        options.Stream.ReconnectDelay = TimeSpan.Zero;
        options.Stream.MaximumReconnectDelay = TimeSpan.Zero;
        options.Stream.JitterSeed = 1;
        options.SnapshotTimeout = TimeSpan.FromHours(1);
    }

    private static async Task StopAsync(CancellationTokenSource stop, Task running)
    {
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static string Update(string symbol, int id, int bid) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"stream":"{{symbol.ToLowerInvariant()}}@depth@100ms","data":{"e":"depthUpdate","E":1704067200000,"s":"{{symbol}}","U":{{id}},"u":{{id}},"b":[["{{bid}}","1"]],"a":[]} }
        """);

    private static string Snapshot(Dictionary<string, OrderBook> books, string pair, int bid)
    {
        var book = books[pair] = new OrderBook(InstrumentId.Parse("kraken:XBT-USD"));
        book.ApplyBid(new BookLevel(bid + 0.0m, 1.000m));
        book.ApplyAsk(new BookLevel(200.0m, 2.000m));
        return string.Create(CultureInfo.InvariantCulture, $$"""[1,{"as":[["200.0","2.000","1704067200.1"]],"bs":[["{{bid}}.0","1.000","1704067200.1"]]},"book-1000","{{pair}}"]""");
    }

    private static string Change(Dictionary<string, OrderBook> books, string pair, int bid)
    {
        books[pair].ApplyBid(new BookLevel(bid + 0.0m, 1.000m));
        return string.Create(CultureInfo.InvariantCulture, $$"""[1,{"b":[["{{bid}}.0","1.000","1704067200.2"]],"c":"{{BookChecksum.Kraken(books[pair])}}"},"book-1000","{{pair}}"]""");
    }

    private sealed class CountingObserver : ILiveBookObserver
    {
        public int Count { get; private set; }

        public void OnBook(in LiveBook book) => Count++;

        public void OnBookLost(LiveBookLoss loss) => Count = -1;
    }

    private sealed class BrokenObserver : ILiveBookObserver
    {
        public void OnBook(in LiveBook book) => throw new InvalidOperationException("broken");

        public void OnBookLost(LiveBookLoss loss) => throw new InvalidOperationException("broken");
    }
}
