using System.Globalization;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;

namespace AlphaPulse.EndToEnd.Tests.Collecting;

/// <summary>
/// Kills <c>bars watch</c> at random moments of catching up and of following, again and again on the same store, and looks each time at what
/// is left: whole bars without a hole among them, none twice, and a ledger that claims what is there and nothing else. Then the next
/// one has every bar of the venue.
/// </summary>
/// <remarks>Its name is part of what benchmarks/kill-test.sh runs; <c>ALPHAPULSE_KILLS</c> says how often, 5 where it is not set.</remarks>
public sealed class WatchKillTests : IDisposable
{
    private const int First = 5;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_watch_leaves_whole_bars_and_the_next_goes_on_without_a_hole()
    {
        var random = new DeterministicRandom(2030);
        var store = _folder.File("bars.db");
        await using var venue = new StreamingVenue(KillTests.Kills + 2);
        await WatchAsync(venue, store, First);
        var held = await AssertSoundAsync(store);
        Assert.True(held >= First);
        var alive = 0;
        for (var kill = 0; kill < KillTests.Kills; kill++)
        {
            venue.Expect(bars: 1 + random.NextInt32(StreamingVenue.BarsEach));
            using (var process = CommandLine.Start(venue.Arguments(store)))
            {
                // The output is not read: it holds less than a pipe does.
                Task[] moments = kill % 3 == 0 ? [venue.AskedAsync(), venue.SentAsync()] : [venue.SentAsync()];
                await Task.WhenAny([.. moments, process.WaitForExitAsync()]);
                await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 10), TimeProvider.System);
                alive += process.HasExited ? 0 : 1;
                process.Kill();
                await process.WaitForExitAsync();
            }

            await venue.IdleAsync();
            var now = await AssertSoundAsync(store);
            Assert.True(now >= held && now <= venue.Closed, string.Create(CultureInfo.InvariantCulture, $"{held} bars were there, {now} are left and {venue.Closed} have closed"));
            held = now;
        }

        Assert.True(alive >= KillTests.Kills * 0.9, $"only {alive} of {KillTests.Kills} kills met a running process");
        var all = venue.Closed + StreamingVenue.BarsEach;
        await WatchAsync(venue, store, all - held);
        Assert.Equal((all, all), (await AssertSoundAsync(store), venue.Closed));
    }

    private static async Task WatchAsync(StreamingVenue venue, string store, int bars)
    {
        var result = await CommandLine.RunAsync(venue.Arguments(store, "--count", bars.ToString(CultureInfo.InvariantCulture)));
        Assert.True(result.ExitCode == 0, result.Errors);
        await venue.IdleAsync();
    }

    /// <summary>Compares bars, ledger and venue, bar by bar.</summary>
    /// <returns>How many bars there are, the first ones of the venue.</returns>
    private static async Task<int> AssertSoundAsync(string store)
    {
        await using var database = new SqliteDatabase(new SqliteStoreOptions { Path = store, CheckIntegrityOnOpen = true });
        var count = 0;
        await foreach (var version in new SqliteBarStore(database).ReadRevisionsAsync(new BarQuery(MinuteVenue.Series)))
        {
            Assert.Equal((MinuteVenue.Start.AddMinutes(count), 1, MinuteVenue.CloseOf(count)), (version.Bar.OpenTime, version.Number, version.Bar.Close));
            count++;
        }

        var claimed = MinuteVenue.Start;
        foreach (var span in await new SqliteCoverageLedger(database).ReadAsync(MinuteVenue.Series))
        {
            Assert.Equal((claimed, true), (span.From, span.IsHeld));
            claimed = span.To;
        }

        Assert.Equal(MinuteVenue.Start.AddMinutes(count), claimed);
        return count;
    }
}
