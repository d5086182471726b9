using System.Globalization;
using AlphaPulse.Http;
using AlphaPulse.TestKit;
using Microsoft.Extensions.Options;

namespace AlphaPulse.Collectors.Tests.Chaos;

/// <summary>
/// A year of hours and a day of minutes are collected from a venue that does everything wrong, until nothing is left to ask for: what the
/// store holds is the truth, the ledger claims nothing else, and nothing that the venue forbade was done.
/// </summary>
/// <remarks><c>ALPHAPULSE_CHAOS</c> says how many seeds are run; <c>benchmarks/chaos.sh</c> runs 200.</remarks>
public class ChaosTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] AllFaults = [.. Enum.GetNames<ChaosFault>().Skip(1).Order(StringComparer.Ordinal)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable("ALPHAPULSE_CHAOS") ?? "10", NumberStyles.None, CultureInfo.InvariantCulture))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_comes_through_is_the_truth_and_nothing_else(int seed)
    {
        await using var run = new ChaosRun(
            seed,
            new ChaosSeries("1h", TimeSpan.FromHours(1), Start, 366 * 24, seed),
            new ChaosSeries("1m", TimeSpan.FromMinutes(1), Start.AddDays(365), 1_440, seed + 1_000_000));
        await run.CollectAsync();
        Assert.Empty(run.Venue.Ledger.Violations);
        Assert.InRange(run.Venue.Ledger.Most, 50, run.Venue.Ledger.Limit);
        Assert.Equal(AllFaults, run.Venue.Done.Keys.Select(f => f.ToString()).Order(StringComparer.Ordinal));
        Assert.InRange(run.Revised, 1, int.MaxValue);
        Assert.InRange(run.FailedRuns, 1, int.MaxValue);
    }

    /// <summary>The same over connections of their own in real time, with the faults that need no waiting.</summary>
    [Fact]
    public async Task Real_connections_bring_the_truth_as_well()
    {
        var truth = new ChaosSeries("1h", TimeSpan.FromHours(1), Start, 2_000, 77);
        var venue = new ChaosVenue(77, new ManualClock(truth.End.AddMinutes(1)), truth) { FaultBudget = 0 };
        ChaosFault[] faults = [ChaosFault.CutBody, ChaosFault.DeadConnection, ChaosFault.Silence, ChaosFault.ServerError, ChaosFault.Html];
        var asked = 0;
        await using var server = new LoopbackServer(request =>
        {
            var reply = venue.Answer(request);
            var fault = asked++ < 2 * faults.Length && asked % 2 == 0 ? faults[asked / 2 % faults.Length] : ChaosFault.None;
            return fault switch
            {
                ChaosFault.CutBody => reply with { CutAfter = reply.Body.Length / 2 },
                ChaosFault.DeadConnection => reply with { CutAfter = 0 },
                ChaosFault.Silence => reply with { IsSilent = true },
                ChaosFault.ServerError => new LoopbackReply(503, "busy"),
                ChaosFault.Html => new LoopbackReply(200, "<html>"),
                _ => reply,
            };
        });
        await using var bench = new Workbench();
        var options = new BinanceOptions { BaseUrl = server.Url, PageLimit = 500, Limits = new RateLimits { Windows = [] } };
        (options.Http.BaseDelay, options.Http.TryTimeout) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
        options.Http.BreakerPause = TimeSpan.FromMilliseconds(500);
        using var source = new BinanceVenue(Options.Create(options), TimeProvider.System);
        await new VenueBackfill(bench.Ledger).RunAsync(source, new BackfillOptions(ChaosVenue.Symbol, Timeframe.OneHour) { From = Start });
        var bars = await bench.ReadAsync(new BarSeriesId(InstrumentId.Parse("binance:BTC-USDT"), Timeframe.OneHour));
        Assert.Equal(truth.Bars.Select(b => ChaosRun.TextOf(b.Row)), bars.Select(ChaosRun.TextOf));
        Assert.True(asked > 2 * faults.Length);
    }
}
