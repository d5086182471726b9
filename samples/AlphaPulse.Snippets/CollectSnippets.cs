using AlphaPulse.Collectors;
using AlphaPulse.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Snippets;

/// <summary>The code of docs/guides/collect-history.md.</summary>
public static class CollectSnippets
{
    public static async Task CollectAsync()
    {
        // snippet: collect-run
        await using var database = new SqliteDatabase("bars.db");
        var ledger = new SqliteCoverageLedger(database);
        using var binance = new BinanceVenue(Options.Create(new BinanceOptions()), TimeProvider.System);
        var backfill = new VenueBackfill(ledger);
        BackfillReport report = await backfill.RunAsync(binance, new BackfillOptions("BTCUSDT", Timeframe.OneHour)
        {
            From = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero),
        });
        foreach (string finding in report.Findings)
        {
            Console.WriteLine(finding);
        }
        // end
    }

    public static async Task ReadLedgerAsync(ICoverageLedger ledger, BackfillReport report)
    {
        // snippet: collect-ledger
        foreach (CoverageSpan span in await ledger.ReadAsync(report.Series))
        {
            Console.WriteLine($"{span.From:u} to {span.To:u}: {span.State}, {span.Evidence!.Answer} ({span.Evidence.Tries} tries)");
        }
        // end
    }

    public static async Task ReplayAsync(VenueBackfill backfill, BackfillOptions history)
    {
        // snippet: collect-replay
        await using var file = File.OpenRead("session.jsonl");
        List<SessionEvent> events = await SessionReader.ReadAsync(file, "session.jsonl").ToListAsync();
        var options = new BinanceOptions();
        options.Http.CreateHandler = () => new ReplayHttpHandler(events);
        using var replayed = new BinanceVenue(Options.Create(options), TimeProvider.System);
        BackfillReport again = await backfill.RunAsync(replayed, history);
        // end
    }

    public static async Task MaintainAsync(SqliteDatabase database, TimeProvider time)
    {
        // snippet: collect-maintain
        var maintenance = new SqliteMaintenance(database);
        await maintenance.BackUpAsync("backup/bars.db");
        IReadOnlyList<string> damage = await maintenance.CheckAsync();
        IReadOnlyList<BarRetentionRecord> removed = await maintenance.ApplyAsync(new BarRetention("two years are enough")
        {
            BarsBefore = time.GetUtcNow().AddYears(-2),
        });
        CompactionResult compacted = await maintenance.CompactAsync();
        // end
    }
}
