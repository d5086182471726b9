using System.Globalization;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Collecting;

/// <summary>
/// Kills <c>bars collect</c> at random moments, again and again on the same store, and looks each time at what is left: no bar lost that a
/// page had brought, none twice, none by halves, and a ledger that claims what is there and nothing else.
/// </summary>
/// <remarks>Its name is part of what benchmarks/kill-test.sh runs; <c>ALPHAPULSE_KILLS</c> says how often, 5 where it is not set.</remarks>
public sealed class CollectKillTests : IDisposable
{
    private const int Bars = 4_000;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_collection_leaves_whole_pages_and_a_ledger_that_is_right()
    {
        var random = new DeterministicRandom(2029);
        var replay = MinuteVenue.Make(Bars, 100, IsHole);
        var pages = 0;
        var wanted = int.MaxValue;
        var reached = new TaskCompletionSource();
        await using var server = new LoopbackServer(request =>
        {
            if (request.Path.EndsWith("klines", StringComparison.Ordinal) && Interlocked.Increment(ref pages) == Volatile.Read(ref wanted))
            {
                reached.TrySetResult();
            }

            return replay.Answer(request);
        });
        var (file, held, alive) = (0, 0, 0);
        for (var kill = 0; kill < KillTests.Kills; kill++)
        {
            var store = _folder.File(string.Create(CultureInfo.InvariantCulture, $"bars-{file}.db"));
            reached = new TaskCompletionSource();
            pages = 0;
            wanted = 1 + (int)(random.NextDouble() * 10);
            using (var process = CommandLine.Start(MinuteVenue.Arguments(server, store)))
            {
                await Task.WhenAny(reached.Task, process.WaitForExitAsync());
                await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 25), TimeProvider.System);
                alive += process.HasExited ? 0 : 1;
                process.Kill();
                await process.WaitForExitAsync();
            }

            var now = await AssertSoundAsync(store);
            Assert.True(now >= held, $"{held} bars were there and {now} are left");
            held = now;
            if (now == Complete)
            {
                (file, held) = (file + 1, 0);
            }
        }

        Assert.True(alive >= KillTests.Kills * 0.5, $"only {alive} of {KillTests.Kills} kills met a running process");
        var last = _folder.File(string.Create(CultureInfo.InvariantCulture, $"bars-{file}.db"));
        var end = await CommandLine.RunAsync(MinuteVenue.Arguments(server, last));
        Assert.True(end.ExitCode == 0, end.Errors);
        Assert.Equal(Complete, await AssertSoundAsync(last));
    }

    private static int Complete => Enumerable.Range(0, Bars).Count(i => !IsHole(i));

    private static bool IsHole(int index) => index % 311 == 310;

    /// <summary>Compares bars, ledger and venue, bar by bar.</summary>
    /// <returns>How many bars there are.</returns>
    private static async Task<int> AssertSoundAsync(string store)
    {
        await using var database = new SqliteDatabase(new SqliteStoreOptions { Path = store, CheckIntegrityOnOpen = true });
        var bars = new SqliteBarStore(database);
        var there = new HashSet<int>();
        await foreach (var version in bars.ReadRevisionsAsync(new BarQuery(MinuteVenue.Series)))
        {
            var index = (int)(version.Bar.OpenTime - MinuteVenue.Start).TotalMinutes;
            Assert.Equal((1, MinuteVenue.CloseOf(index)), (version.Number, version.Bar.Close));
            Assert.True(there.Add(index));
        }

        var claimed = new HashSet<int>();
        foreach (var span in await new SqliteCoverageLedger(database).ReadAsync(MinuteVenue.Series))
        {
            for (var time = span.From; time < span.To; time = time.AddMinutes(1))
            {
                var index = (int)(time - MinuteVenue.Start).TotalMinutes;
                Assert.Equal(!IsHole(index), span.IsHeld);
                Assert.True(!span.IsHeld || claimed.Add(index));
            }
        }

        Assert.True(there.SetEquals(claimed), $"{there.Count} bars are there and {claimed.Count} are claimed");
        foreach (var summary in await bars.ListSeriesAsync())
        {
            Assert.Equal((there.Count, 0L), (summary.Bars, summary.Revisions));
        }

        return there.Count;
    }
}
