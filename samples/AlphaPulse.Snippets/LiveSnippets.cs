using AlphaPulse.Collectors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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

    public static void Replay(IEnumerable<SessionEvent> events, IVenueBarSource source, LiveBarOptions options, LiveBarFeed feed, ICoverageLedger ledger)
    {
        // snippet: live-replay
        using var recorder = new SessionRecorder(File.Create("session.jsonl"));
        var recording = new RecordingTransport(new WebSocketTransport(), recorder);

        var faults = new SessionFaults { Seed = 1, Drop = 0.1, Reorder = 0.1, Delay = TimeSpan.FromSeconds(2) };
        using var replay = new ReplayTransport(new SessionReplay(faults).Play(events));
        var collector = new LiveBarCollector(source, options, feed, ledger, replay);
        // end
    }
}
