using AlphaPulse.Collectors;
using AlphaPulse.Http;
using AlphaPulse.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Snippets;

/// <summary>The code of docs/guides/live-data.md.</summary>
public static class LiveSnippets
{
    public static void Run(string[] args)
    {
        // snippet: live-host
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddAlphaPulse(pulse => pulse
            .UseSqlite("bars.db")
            .AddCollectors(collectors => collectors
                .AddBinance()
                .AddLiveBars(live =>
                {
                    live.Venue = "binance";
                    live.Symbols.Add("BTCUSDT");
                    live.Timeframes.Add(Timeframe.OneMinute);
                }))
            .RunLiveBars());
        builder.Build().Run();
        // end
    }

    public static async Task ReadAsync(LiveBarFeed feed, CancellationToken cancellationToken)
    {
        // snippet: live-read
        using LiveBarSubscription subscription = feed.Subscribe();
        await foreach (LiveBar live in subscription.ReadAllAsync(cancellationToken))
        {
            Console.WriteLine($"{live.Bar.Series} {live.Bar.OpenTime:u} {live.Bar.Close} ({live.Kind})");
        }
        // end
    }

    public static void Record()
    {
        // snippet: live-record
        using var recorder = new SessionRecorder(File.Create("session.jsonl"));
        var transport = new RecordingTransport(new WebSocketTransport(), recorder);
        var options = new BinanceOptions();
        options.Http.CreateHandler = () => new RecordingHttpHandler(VenueHttpClient.CreateHandler(), recorder);
        // end
    }

    public static async Task ReplayWholeAsync(LiveBarOptions live, LiveBarFeed feed, ICoverageLedger ledger, ManualTimeProvider clock, CancellationToken cancellationToken)
    {
        // snippet: live-replay-whole
        await using var file = File.OpenRead("session.jsonl");
        List<SessionEvent> events = await SessionReader.ReadAsync(file, "session.jsonl", cancellationToken).ToListAsync(cancellationToken);
        void Move(DateTimeOffset time) => clock.AdvanceTo(time > clock.GetUtcNow() ? time : clock.GetUtcNow());

        var options = new BinanceOptions();
        options.Http.CreateHandler = () => new ReplayHttpHandler(events);
        using var binance = new BinanceVenue(Options.Create(options), clock);
        using var replay = new ReplayTransport(events, Move);
        await new LiveBarCollector(binance, live, feed, ledger, replay, clock).RunAsync(cancellationToken);
        // end
    }

    public static async Task BooksAsync(BinanceVenue venue, CancellationToken cancellationToken)
    {
        // snippet: live-books
        var options = new LiveBookOptions { Symbols = { "BTCUSDT", "ETHUSDT" } };
        var feed = new LiveBookFeed(venue, options, [new SpreadWatch()]);
        Task running = feed.RunAsync(cancellationToken);

        var bids = new BookLevel[10];
        var asks = new BookLevel[10];
        if (feed.TryCopy(InstrumentId.Parse("binance:BTC-USDT"), bids, asks, out int bidCount, out int askCount))
        {
            Console.WriteLine($"{bids[..bidCount].Sum(level => level.Size)} to buy, {asks[..askCount].Sum(level => level.Size)} to sell");
        }
        // end
        await running;
    }

    public static void RunBooks(HostApplicationBuilder builder)
    {
        // snippet: live-books-host
        builder.Services.AddSingleton<ILiveBookObserver, SpreadWatch>();
        builder.Services.AddAlphaPulse(pulse => pulse
            .AddCollectors(collectors => collectors
                .AddBinance()
                .AddLiveBooks(books =>
                {
                    books.Venue = "binance";
                    books.Symbols.Add("BTCUSDT");
                }))
            .RunLiveBooks());
        // end
    }

    public static void Replay(IEnumerable<SessionEvent> events, IVenueBarSource source, LiveBarOptions options, LiveBarFeed feed, ICoverageLedger ledger)
    {
        // snippet: live-replay
        var faults = new SessionFaults { Seed = 1, Drop = 0.1, Reorder = 0.1, Delay = TimeSpan.FromSeconds(2) };
        using var replay = new ReplayTransport(new SessionReplay(faults).Play(events));
        var collector = new LiveBarCollector(source, options, feed, ledger, replay);
        // end
    }
}
