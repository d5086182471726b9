using System.Globalization;
using AlphaPulse.Collectors;
using AlphaPulse.Http;
using AlphaPulse.Simulation;
using AlphaPulse.Storage.Postgres;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Snippets;

/// <summary>The code of the packages that bring and keep bars.</summary>
public static class DataReadmes
{
    public static void Abstractions(DateTimeOffset openTime)
    {
        // snippet: abstractions
        var id = InstrumentId.Parse("binance:BTC-USDT");
        var series = new BarSeriesId(id, Timeframe.Parse("1h"));
        var bar = new Bar(series, openTime, 42000.10m, 42100m, 41950m, 42050.5m, 12.5m, openTime.AddHours(1), BarProvenance.Import);
        // end
    }

    public static async Task ImportAsync(IBarStore bars, IQuarantineStore quarantine, ICoverageLedger ledger)
    {
        // snippet: import
        var importer = new CsvBarImporter(bars, quarantine, ledger);
        ImportReport report = await importer.ImportAsync("btcusdt-1h.csv");
        foreach (string finding in report.Findings)
        {
            Console.WriteLine(finding); // what was told from the data: instrument, timeframe, calendar, time unit
        }

        CoverageReport coverage = await new CoverageCalculator(bars).CalculateAsync(report.Series, report.Calendar);
        Console.WriteLine($"{coverage.Gaps.Count} gaps, {coverage.Missing} bars missing");

        await new CsvBarExporter(bars).ExportAsync(new BarQuery(report.Series), "copy.csv.gz");
        // end
    }

    public static async Task AuditAsync()
    {
        // snippet: audit-readme
        AuditReport audit = await new BarAuditor().AuditAsync("btcusdt-1h.csv");
        foreach (AuditFinding found in audit.Findings)
        {
            Console.WriteLine($"{found.Level} {found.Kind} from line {found.Lines[0]}: {found.Detail} {found.Proposal}");
        }
        // end
    }

    public static async Task BackfillAsync(ICoverageLedger ledger)
    {
        // snippet: backfill
        using var binance = new BinanceVenue(Options.Create(new BinanceOptions()), TimeProvider.System);
        BackfillReport asked = await new VenueBackfill(ledger).RunAsync(binance, new BackfillOptions("BTCUSDT", Timeframe.OneHour));
        // end
    }

    public static async Task HttpAsync(IVenueErrorReader errorReader)
    {
        // snippet: http
        using var client = new VenueHttpClient("binance", new Uri("https://api.binance.com"), errorReader, TimeProvider.System);
        ReadOnlyMemory<byte> body = await client.GetJsonAsync("api/v3/klines", "symbol=BTCUSDT&interval=1m&limit=1000");
        // end
    }

    public static void Limits(IVenueErrorReader errorReader)
    {
        // snippet: http-limits
        var limits = new RateLimits
        {
            Windows = [new RateLimit("weight-1m", 6_000, TimeSpan.FromMinutes(1))],
            Reader = new HeaderRateLimitReader(new RateLimitHeaders("weight-1m") { Used = "X-MBX-USED-WEIGHT-1M" }),
        };
        var options = new VenueHttpOptions { SharedBudgetFolder = "/var/lib/alphapulse/budgets" };
        using var client = new VenueHttpClient("binance", new Uri("https://api.binance.com"), errorReader, TimeProvider.System, options, limits: limits);
        TimeSpan wait = client.Budget.Forecast(requests: 26_280, weight: 2);
        // end
    }

    public static void Simulation(IServiceCollection services)
    {
        // snippet: simulation
        var market = new SimulatedMarket(new SimulatedMarketOptions { Seed = 7, Bars = 5_000 });
        foreach (var bar in market.Generate())
        {
            Console.WriteLine($"{bar.OpenTime:O} {bar.Close}");
        }

        // Several instruments that move together:
        var venue = new SimulatedVenue(new SimulatedVenueOptions());

        // In a host:
        services.AddAlphaPulse(pulse => pulse.AddSimulation(o => o.SignalTStatistic = 5));
        // end
    }

    public static async Task PostgresAsync(IReadOnlyList<Bar> received)
    {
        // snippet: postgres
        await using var database = new PostgresDatabase("Host=db.example;Database=market;Username=alpha");
        var store = new PostgresBarStore(database);

        BarWriteResult written = await store.WriteAsync(received);
        foreach (BarSeriesSummary held in await store.ListSeriesAsync())
        {
            Console.WriteLine($"{held.Series}: {held.Bars} bars to {held.Last:O}");
        }
        // end
    }

    public static async Task SqliteAsync(BarSeriesId series, IReadOnlyList<Bar> newBars)
    {
        // snippet: sqlite
        await using var database = new SqliteDatabase("alphapulse.db");
        var bars = new SqliteBarStore(database);

        BarWriteResult result = await bars.WriteAsync(newBars);

        var asOfNewYear = new BarQuery(series) { AsKnownAt = DateTimeOffset.Parse("2024-01-01T00:00:00Z", CultureInfo.InvariantCulture) };
        await foreach (Bar bar in bars.ReadAsync(asOfNewYear))
        {
            Console.WriteLine($"{bar.OpenTime:O} {bar.Close}");
        }
        // end
    }

    public static void Testing()
    {
        // snippet: testing
        var clock = new ManualTimeProvider(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var wait = Task.Delay(TimeSpan.FromMinutes(5), clock);
        clock.Advance(TimeSpan.FromMinutes(5)); // the delay is over, and no time has passed

        var bars = new BarBuilder()
            .For("binance:BTC-USDT", "1h")
            .StartingAt(clock.GetUtcNow())
            .Closes(100m, 101.5m, 99m);
        // end
    }
}
