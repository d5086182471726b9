using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using AlphaPulse.Models;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests;

/// <summary>
/// Kills the process at random moments of a run and looks at what is left: a store that opens, without half bars, and a registry
/// whose aliases point at complete versions. Then the next run must come to the result of a run that was never killed.
/// </summary>
/// <remarks><c>ALPHAPULSE_KILLS</c> says how often; 5 where it is not set. benchmarks/kill-test.sh runs it with 100.</remarks>
public class KillTests
{
    private const int Bars = 6_000;

    // Import, training and replay first, since a short test has few kills: collect, train, replay, features, gate, audit, report.
    private static readonly int[] Order = [0, 3, 5, 2, 4, 1, 6];

    internal static int Kills =>
        int.TryParse(Environment.GetEnvironmentVariable("ALPHAPULSE_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : 5;

    [Fact]
    public async Task A_kill_at_any_moment_leaves_nothing_half_done_and_the_next_run_goes_on()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.File("bars-1h.csv");
        await SimulatedCsv.WriteAsync(csv, Bars, tStatistic: 8);
        var reference = await RunAsync(csv, folder.File("reference"));

        var stages = reference["stages"]!.AsArray().Select(s => TimeSpan.FromSeconds(s!["seconds"]!.GetValue<double>())).ToList();
        var alive = 0;

        var random = new DeterministicRandom(2026);
        for (var kill = 0; kill < Kills; kill++)
        {
            var workdir = folder.File(string.Create(CultureInfo.InvariantCulture, $"killed-{kill}"));
            using (var process = CommandLine.Start("run", "--data", csv, "--workdir", workdir, "--json", "--verbose"))
            {
                // A random moment of a stage that has really begun, so that every stage gets its share on a machine of any speed.
                var stage = Order[kill % Order.Length];
                await WaitForStageAsync(process, stage);
                await Task.Delay(stages[stage] * random.NextDouble(), TimeProvider.System);
                alive += process.HasExited ? 0 : 1;
                process.Kill();
                await process.WaitForExitAsync();
            }

            await AssertSoundAsync(workdir);
            var resumed = await RunAsync(csv, workdir);
            Assert.Equal(reference["bars"]!.ToJsonString(), resumed["bars"]!.ToJsonString());
            Assert.Equal(reference["model"]!.ToJsonString(), resumed["model"]!.ToJsonString());
            Assert.Equal(reference["signals"]!.ToJsonString(), resumed["signals"]!.ToJsonString());
            Assert.Equal(
                await File.ReadAllBytesAsync(Path.Combine(folder.File("reference"), "signals.csv")),
                await File.ReadAllBytesAsync(Path.Combine(workdir, "signals.csv")));
            await AssertSoundAsync(workdir);
            Directory.Delete(workdir, recursive: true);
        }

        Assert.True(alive >= Kills * 0.6, $"only {alive} of {Kills} kills met a running process");
    }

    private static async Task WaitForStageAsync(Process process, int stage)
    {
        if (stage == 0)
        {
            // Nothing announces the first stage; the working directory appears right before it.
            var workdir = process.StartInfo.ArgumentList[process.StartInfo.ArgumentList.IndexOf("--workdir") + 1];
            while (!Directory.Exists(workdir) && !process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }
        }

        // Each stage that ends is one line.
        for (var ended = 0; ended < stage && await process.StandardError.ReadLineAsync() is { } line;)
        {
            ended += line.StartsWith('[') ? 1 : 0;
        }
    }

    private static async Task AssertSoundAsync(string workdir)
    {
        var store = Path.Combine(workdir, "alphapulse.db");
        if (File.Exists(store))
        {
            await using var database = new SqliteDatabase(new SqliteStoreOptions { Path = store, CheckIntegrityOnOpen = true });
            await database.OpenAsync();
            var bars = new SqliteBarStore(database);
            foreach (var series in await bars.ListSeriesAsync())
            {
                // Reading checks the invariants of every bar, and the count must be that of the listing.
                var count = 0L;
                await foreach (var bar in bars.ReadAsync(new BarQuery(series.Series)))
                {
                    Assert.Equal(series.Series, bar.Series);
                    count++;
                }

                Assert.Equal(series.Bars, count);
                Assert.Equal(0, series.Revisions);
            }
        }

        var registry = new FileModelRegistry(Path.Combine(workdir, "registry"), TimeProvider.System);
        foreach (var (alias, version) in await registry.ListAliasesAsync())
        {
            Assert.Equal(version, (await registry.LoadAsync(alias)).Version.Id);
        }

        foreach (var version in await registry.ListAsync())
        {
            Assert.Equal(version.Sha256, (await registry.LoadAsync(version.Id)).Version.Sha256);
        }
    }

    private static async Task<JsonNode> RunAsync(string csv, string workdir)
    {
        var result = await CommandLine.RunAsync("run", "--data", csv, "--workdir", workdir, "--json");
        Assert.True(result.ExitCode is 0 or 3, result.Errors);
        return JsonNode.Parse(result.Output)!;
    }
}
