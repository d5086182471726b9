using System.Diagnostics;
using System.Globalization;
using AlphaPulse.Collectors;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.Testing;

namespace AlphaPulse.Benchmarks.Live;

/// <summary>
/// Follows many symbols at one minute on a venue that is a child process and sends simulated hours as fast as they are taken, in simulated time, into a
/// SQLite store: <c>live [HOURS [SYMBOLS [UPDATES A MINUTE]]]</c>. Prints the processor time of this process for each simulated minute as a share of a
/// core at real time, and its working set over time.
/// </summary>
internal static class LiveCommand
{
    internal static async Task RunAsync(TextWriter output, int hours, int symbols, int updates)
    {
        var minutes = hours * 60;
        using var venue = Start(minutes, symbols, updates);
        var port = int.Parse(await venue.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The venue did not start."), CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("alphapulse-live-");
        await using (var database = new SqliteDatabase(Path.Combine(folder.FullName, "bars.db")))
        {
            var clock = new ManualTimeProvider(LiveVenue.Start);
            var feed = new LiveBarFeed();
            using var subscription = feed.Subscribe(capacity: 4_096);
            var options = new LiveBarOptions { Venue = "binance" };
            options.Stream.Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"ws://127.0.0.1:{port}/stream"));
            options.Timeframes.Add(Timeframe.OneMinute);
            for (var i = 0; i < symbols; i++)
            {
                options.Symbols.Add(LiveVenue.SymbolOf(i));
            }

            var collector = new LiveBarCollector(new SilentSource(clock), options, feed, new SqliteCoverageLedger(database), new ClockedTransport(clock), clock);
            using var stop = new CancellationTokenSource();
            var running = Task.Run(() => collector.RunAsync(stop.Token));
            var measuring = MeasureAsync(output, subscription, (long)minutes * symbols, minutes, symbols);
            await (await Task.WhenAny(running, measuring));
            await stop.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        venue.Kill();
        folder.Delete(recursive: true);
    }

    private static async Task MeasureAsync(TextWriter output, LiveBarSubscription subscription, long expected, int minutes, int symbols)
    {
        using var self = Process.GetCurrentProcess();
        var warm = symbols * 5L;
        var before = TimeSpan.Zero;
        var sets = new List<(long Bars, double Megabytes)>();
        var step = Math.Max(1, expected / 24);
        long count = 0;
        await foreach (var (bar, kind) in subscription.ReadAllAsync())
        {
            if (kind != LiveBarKind.Closed)
            {
                throw new InvalidOperationException($"{bar.Series} at {bar.OpenTime:O} was revised.");
            }

            count++;
            if (count == warm)
            {
                before = self.TotalProcessorTime;
            }

            if (count % step == 0)
            {
                self.Refresh();
                sets.Add((count, self.WorkingSet64 / 1e6));
            }

            if (count == expected)
            {
                break;
            }
        }

        self.Refresh();
        var each = (self.TotalProcessorTime - before).TotalSeconds / (minutes - 5);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} closed bars of {symbols} symbols in {minutes} simulated minutes"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"processor time of a simulated minute: {each:0.000} s, {100 * each / 60:0.00} % of a core at real time"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"working set in MB, 24 times over the run: {string.Join(' ', sets.Select(s => s.Megabytes.ToString("0", CultureInfo.InvariantCulture)))}; most {sets.Max(s => s.Megabytes):0}"));
    }

    private static Process Start(int minutes, int symbols, int updates)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(LiveCommand).Assembly.Location, "live-venue", Text(minutes), Text(symbols), Text(updates) })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
