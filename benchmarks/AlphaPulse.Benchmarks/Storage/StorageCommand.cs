using System.Diagnostics;
using System.Globalization;
using AlphaPulse.Storage.Postgres;
using AlphaPulse.Storage.Sqlite;
using Npgsql;

namespace AlphaPulse.Benchmarks.Storage;

/// <summary>
/// Writes bars into a new store, writes them again, corrects some and reads them: <c>storage [BARS [RUNS]]</c>. Beside SQLite the store on the
/// PostgreSQL server whose connection string <c>ALPHAPULSE_POSTGRES</c> holds, where it is set.
/// </summary>
/// <remarks>
/// Transactions of 10,000 bars in order of time, with what a venue publishes beside prices, and the first load in one transaction as well; medians
/// over the runs, in bars a second. The stores take turns, so that a ratio compares what the machine was like for both.
/// </remarks>
internal static class StorageCommand
{
    private const int Batch = 10_000;
    private const int WarmUp = 30_000;
    private const string Schema = "alphapulse_benchmark";

    private static readonly string[] Names =
    [
        "write", "write in one transaction", "write again, unchanged", "write again, corrected", "read", "write without detail", "read without detail",
        "read again", "read again without detail",
    ];

    internal static async Task RunAsync(TextWriter output, int count, int runs)
    {
        var server = Environment.GetEnvironmentVariable("ALPHAPULSE_POSTGRES");
        var sqlite = Names.Select(_ => new List<double>()).ToArray();
        var postgres = Names.Select(_ => new List<double>()).ToArray();
        for (var run = -1; run < runs; run++)
        {
            // The first run is short and does not count: code is compiled in it.
            var size = run < 0 ? WarmUp : count;
            var bars = Make(size, close: 0);
            var corrected = Make(size, close: 0.01m);
            var plain = bars.Select(bar => bar with { Detail = null }).ToArray();
            await RunSqliteAsync(sqlite, bars, corrected, plain);
            if (server is { Length: > 0 })
            {
                await RunPostgresAsync(server, postgres, bars, corrected, plain);
            }

            if (run < 0)
            {
                Array.ForEach([.. sqlite, .. postgres], rates => rates.Clear());
            }
        }

        for (var i = 0; i < Names.Length; i++)
        {
            var (one, other) = (Median(sqlite[i]), postgres[i].Count == 0 ? (double?)null : Median(postgres[i]));
            output.WriteLine(other is { } rate
                ? string.Create(CultureInfo.InvariantCulture, $"| {Names[i]} | {one:N0} | {rate:N0} | {rate / one:N2} |")
                : string.Create(CultureInfo.InvariantCulture, $"| {Names[i]} | {one:N0} |"));
        }
    }

    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);

    private static async Task RunSqliteAsync(List<double>[] rates, Bar[] bars, Bar[] corrected, Bar[] plain)
    {
        var folder = Directory.CreateTempSubdirectory("alphapulse-storage-");
        foreach (var (name, work) in Plan(bars, corrected, plain))
        {
            await using var database = new SqliteDatabase(Path.Combine(folder.FullName, name + ".db"));
            await work(new SqliteBarStore(database), rates);
        }

        folder.Delete(recursive: true);
    }

    private static async Task RunPostgresAsync(string server, List<double>[] rates, Bar[] bars, Bar[] corrected, Bar[] plain)
    {
        foreach (var (_, work) in Plan(bars, corrected, plain))
        {
            await DropAsync(server);
            await using var database = new PostgresDatabase(new PostgresStoreOptions { ConnectionString = server, Schema = Schema });
            await database.OpenAsync();
            await work(new PostgresBarStore(database), rates);
        }

        await DropAsync(server);
    }

    private static async Task DropAsync(string server)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var drop = source.CreateCommand($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
        await drop.ExecuteNonQueryAsync();
    }

    /// <summary>What is measured of each new, empty store.</summary>
    private static (string Name, Func<IBarStore, List<double>[], Task> Work)[] Plan(Bar[] bars, Bar[] corrected, Bar[] plain) =>
    [
        ("batches", async (store, rates) =>
        {
            rates[0].Add(await RateAsync(bars.Length, () => WriteAsync(store, bars, Batch)));
            rates[4].Add(await RateAsync(bars.Length, () => ReadAsync(store, bars[0].Series)));
            rates[7].Add(await RateAsync(bars.Length, () => ReadAsync(store, bars[0].Series)));
            rates[2].Add(await RateAsync(bars.Length, () => WriteAsync(store, bars, Batch)));
            rates[3].Add(await RateAsync(bars.Length, () => WriteAsync(store, corrected, Batch)));
        }),
        ("plain", async (store, rates) =>
        {
            rates[5].Add(await RateAsync(bars.Length, () => WriteAsync(store, plain, Batch)));
            rates[6].Add(await RateAsync(bars.Length, () => ReadAsync(store, bars[0].Series)));
            rates[8].Add(await RateAsync(bars.Length, () => ReadAsync(store, bars[0].Series)));
        }),
        ("one", async (store, rates) => rates[1].Add(await RateAsync(bars.Length, () => WriteAsync(store, bars, bars.Length)))),
    ];

    private static async Task<double> RateAsync(int count, Func<Task<int>> work)
    {
        var watch = Stopwatch.StartNew();
        var done = await work();
        return done == count ? count / watch.Elapsed.TotalSeconds : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{done} of {count} bars."));
    }

    private static async Task<int> WriteAsync(IBarStore store, Bar[] bars, int size)
    {
        var result = default(BarWriteResult);
        foreach (var batch in Enumerable.Range(0, (bars.Length + size - 1) / size))
        {
            result += await store.WriteAsync(new ArraySegment<Bar>(bars, batch * size, Math.Min(size, bars.Length - (batch * size))));
        }

        return result.Inserted + result.Revised + result.Unchanged;
    }

    private static async Task<int> ReadAsync(IBarStore store, BarSeriesId series)
    {
        var count = 0;
        await foreach (var bar in store.ReadAsync(new BarQuery(series)))
        {
            count += bar.Volume > 0 ? 1 : 0;
        }

        return count;
    }

    private static Bar[] Make(int count, decimal close)
    {
        var random = new DeterministicRandom(42);
        var series = new BarSeriesId(InstrumentId.Parse("test:BTC-USDT"), Timeframe.OneMinute);
        var time = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var bars = new Bar[count];
        for (var i = 0; i < count; i++)
        {
            var price = decimal.Round(20_000 + (decimal)(100 * random.NextNormal()), 2);
            var volume = decimal.Round((decimal)(100 * random.NextDouble()) + 1, 5);
            bars[i] = new Bar(series, time, price, price + 10.25m, price - 10.25m, price + close, volume, time.AddMinutes(1), BarProvenance.VenueRest)
            {
                IsAvailabilityAssumed = true,
                Detail = new BarDetail { QuoteVolume = volume * price, TradeCount = i, TakerBuyVolume = volume / 2, TakerBuyQuoteVolume = decimal.Round(volume * price / 2, 8) },
            };
            time = time.AddMinutes(1);
        }

        return bars;
    }
}
