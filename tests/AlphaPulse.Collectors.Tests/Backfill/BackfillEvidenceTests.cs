using AlphaPulse.Collectors.Tests.Venues;
using AlphaPulse.Testing;
using AlphaPulse.TestKit;

namespace AlphaPulse.Collectors.Tests.Backfill;

/// <summary>What cannot be had, for now or at all, is in the ledger with its evidence.</summary>
public sealed class BackfillEvidenceTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BackfillOptions Everything = new("BTCUSDT", Timeframe.OneHour) { From = Start };

    [Fact]
    public async Task A_request_that_fails_leaves_its_status_time_and_kind_and_claims_nothing()
    {
        await using var bench = new Workbench();
        var venue = new ScriptedVenue(Enumerable.Range(0, 31).Select(hour => VenueBackfillTests.Bar(hour))) { Now = Start.AddHours(30.5) };
        venue.BeforePage = page => _ = page == 1 ? throw new VenueException("test", "busy") { HttpStatus = 503, VenueCode = "-1", IsTransient = true } : 0;
        for (var tries = 1; tries <= 2; tries++)
        {
            await Assert.ThrowsAsync<VenueException>(() => RunAsync(bench, venue));
            var failed = (await bench.Ledger.ReadAsync(Workbench.Series))[^1];
            Assert.Equal((CoverageState.Failed, Start.AddHours(10), Start.AddHours(30)), (failed.State, failed.From, failed.To));
            Assert.Equal(("failed, fault of the venue, status 503, code -1: busy", tries), (failed.Evidence!.Answer, failed.Evidence.Tries));
            Assert.InRange(failed.Evidence.AskedAt, venue.Now, venue.Now.AddMinutes(10));
            Assert.Equal(10, (await bench.ReadAsync()).Count);
        }

        venue.BeforePage = null;
        var report = await RunAsync(bench, venue);
        Assert.Equal((30, 0, 0), (report.Coverage.Held, report.Coverage.NotAsked, report.Coverage.Failed));
        Assert.DoesNotContain(await bench.Ledger.ReadAsync(Workbench.Series), span => span.State == CoverageState.Failed);
    }

    [Fact]
    public async Task A_failure_takes_no_bar_from_the_ledger_and_no_try_from_a_gap()
    {
        await using var bench = new Workbench();
        var venue = new ScriptedVenue(Enumerable.Range(0, 21).Where(hour => hour != 5).Select(hour => VenueBackfillTests.Bar(hour))) { Now = Start.AddHours(20.5) };
        await RunAsync(bench, venue);
        var before = await bench.Ledger.ReadAsync(Workbench.Series);
        venue.Now = Start.AddHours(22.5);
        venue.BeforePage = _ => throw new VenueException("test", "gone") { IsTransient = true };
        await Assert.ThrowsAsync<VenueException>(() => RunAsync(bench, venue));
        Assert.Equal(before, (await bench.Ledger.ReadAsync(Workbench.Series)).Where(span => span.State != CoverageState.Failed));
    }

    /// <summary>ccxt#5614: without a start Kraken has 720 of 20,000 bars; these are brought, and the rest is absent there.</summary>
    [Fact]
    public async Task What_a_venue_no_longer_keeps_is_absent_and_the_rest_is_collected()
    {
        await using var bench = new Workbench();
        var script = VenueScripts.Of("kraken");
        var market = ScriptedMarket.Create(script.Symbol, Timeframe.OneMinute, Start, bars: 900, trades: 2);
        var asked = 0;
        var options = new BackfillOptions(script.Symbol, Timeframe.OneMinute);
        var clock = new ManualClock(market.Now);
        using var venue = TestVenues.Create("kraken", clock, Configure);
        var report = await clock.RunAsync(() => new VenueBackfill(bench.Ledger).RunAsync(venue, options));
        Assert.Equal(BackfillOptions.DefaultBars, report.Coverage.Held + report.Coverage.Absent + report.Coverage.NotAsked);
        Assert.InRange(report.Coverage.Held, 718, 720);
        Assert.InRange(report.Coverage.NotAsked, 0, 1);
        Assert.Equal((1, null), (asked, report.GapsDueAt));
        Assert.Contains(report.Findings, f => f.StartsWith("begin: kraken keeps the latest bars only", StringComparison.Ordinal));
        var absent = (await bench.Ledger.ReadAsync(report.Series))[0];
        Assert.Equal((CoverageState.Absent, report.BeginsAt), (absent.State, absent.To));
        Assert.Contains("keeps the latest bars only", absent.Evidence!.Answer, StringComparison.Ordinal);

        void Configure(RestVenueOptions o) => o.Http.CreateHandler = () => new AnswerHandler(request =>
        {
            asked += request.Path == "/0/public/OHLC" ? 1 : 0;
            var reply = script.Answer(request.Path, request.Query, market);
            return new LoopbackReply(reply.Status, reply.Body);
        });
    }

    private static Task<BackfillReport> RunAsync(Workbench bench, ScriptedVenue venue) => new VenueBackfill(bench.Ledger).RunAsync(venue, Everything);
}
