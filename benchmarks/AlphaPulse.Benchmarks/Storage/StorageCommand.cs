using System.Diagnostics;
using System.Globalization;
using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Benchmarks.Storage;

/// <summary>Writes bars into a new SQLite store, writes them again, corrects some and reads them: <c>storage [BARS [RUNS]]</c>.</summary>
/// <remarks>Transactions of 10,000 bars in order of time, with what a venue publishes beside prices; medians over the runs, in bars a second.</remarks>
internal static class StorageCommand
{
    private const int Batch = 10_000;

    internal static async Task RunAsync(TextWriter output, int count, int runs)
    {
        var bars = Make(count, close: 0);
        var corrected = Make(count, close: 0.01m);
        var plain = bars.Select(bar => bar with { Detail = null }).ToArray();
        string[] names = ["write", "write again, unchanged", "write again, corrected", "read", "write without detail", "read without detail"];
        var rates = names.Select(_ => new List<double>()).ToArray();
        for (var run = 0; run < runs; run++)
        {
            var folder = Directory.CreateTempSubdirectory("alphapulse-storage-");
            await using (var database = new SqliteDatabase(Path.Combine(folder.FullName, "bars.db")))
            {
                var store = new SqliteBarStore(database);
                rates[0].Add(await RateAsync(count, () => WriteAsync(store, bars)));
                rates[3].Add(await RateAsync(count, () => ReadAsync(store, bars[0].Series)));
                rates[1].Add(await RateAsync(count, () => WriteAsync(store, bars)));
                rates[2].Add(await RateAsync(count, () => WriteAsync(store, corrected)));
            }

            await using (var database = new SqliteDatabase(Path.Combine(folder.FullName, "plain.db")))
            {
                var store = new SqliteBarStore(database);
                rates[4].Add(await RateAsync(count, () => WriteAsync(store, plain)));
                rates[5].Add(await RateAsync(count, () => ReadAsync(store, bars[0].Series)));
            }

            folder.Delete(recursive: true);
        }

        foreach (var (name, rate) in names.Zip(rates))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {rate.Order().ElementAt(rate.Count / 2):N0} |"));
        }
    }

    private static async Task<double> RateAsync(int count, Func<Task<int>> work)
    {
        var watch = Stopwatch.StartNew();
        var done = await work();
        return done == count ? count / watch.Elapsed.TotalSeconds : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{done} of {count} bars."));
    }

    private static async Task<int> WriteAsync(SqliteBarStore store, Bar[] bars)
    {
        var result = default(BarWriteResult);
        foreach (var batch in Enumerable.Range(0, (bars.Length + Batch - 1) / Batch))
        {
            result += await store.WriteAsync(new ArraySegment<Bar>(bars, batch * Batch, Math.Min(Batch, bars.Length - (batch * Batch))));
        }

        return result.Inserted + result.Revised + result.Unchanged;
    }

    private static async Task<int> ReadAsync(SqliteBarStore store, BarSeriesId series)
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
