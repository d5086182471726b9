namespace AlphaPulse.Collectors.Tests.Backfill;

public sealed class VenueBackfillTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly BackfillOptions Everything = new("BTCUSDT", Timeframe.OneHour) { From = Start };
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task Everything_that_has_closed_is_there_and_is_not_asked_for_again()
    {
        var venue = VenueOf(hours: 35);
        var report = await RunAsync(venue);

        Assert.Equal((36, 35, 1), (report.Rows, report.Written.Inserted, report.Forming));
        Assert.Equal([(0, 35, CoverageState.Present)], await SpansAsync());
        var again = await RunAsync(venue);
        Assert.Equal((0, 35), (again.Rows, again.Coverage.Held));
        Assert.Single(venue.Asked);

        // Two bars later it goes on with one bar of overlap.
        venue.Put(Bar(36));
        venue.Put(Bar(37));
        venue.Now = Start.AddHours(37.5);
        var later = await RunAsync(venue);
        Assert.Equal(new BarWriteResult(2, 0, 1), later.Written);
        Assert.Equal(Start.AddHours(34), venue.Asked[^1].From);
        Assert.Equal([(0, 35, CoverageState.Present), (35, 37, CoverageState.Present)], await SpansAsync());
    }

    /// <summary>ccxt#26252, freqtrade's tail-only downloads: what ended early goes on where it was, also in the middle of a page.</summary>
    [Fact]
    public async Task A_run_that_ended_early_leaves_what_it_had_and_the_next_goes_on_there()
    {
        var venue = VenueOf(hours: 100);
        venue.BeforePage = page => _ = page == 4 ? throw new VenueException("test", "503") { IsTransient = true } : 0;
        await Assert.ThrowsAsync<VenueException>(() => RunAsync(venue));
        Assert.Equal([(0, 40, CoverageState.Present), (40, 100, CoverageState.Failed)], await SpansAsync());
        Assert.Equal(40, (await _bench.ReadAsync()).Count);

        venue.BeforePage = null;
        var report = await RunAsync(venue);
        Assert.Equal(Start.AddHours(39), venue.Asked[^1].From);
        Assert.Equal(new BarWriteResult(60, 0, 1), report.Written);
        Assert.Equal([(0, 100, CoverageState.Present)], await SpansAsync());
    }

    /// <summary>
    /// python-binance#716, binance-public-data#230, binance-public-data#365, ccxt#5026, ccxt#8068, jesse#78, node-binance-api#270: a hole of the
    /// venue is told apart from a failure of ours.
    /// </summary>
    [Fact]
    public async Task A_hole_is_asked_for_again_and_then_absent_with_the_evidence()
    {
        var venue = VenueOf(hours: 50, without: [12, 13, 30]);
        var first = await RunAsync(venue);

        // The second tries are made in one walk, since the holes are near to each other.
        Assert.Equal(2, venue.Asked.Count);
        Assert.Equal((Start.AddHours(11), Start.AddHours(32)), venue.Asked[1]);
        Assert.Equal((3, 0, venue.Now.AddHours(1)), (first.Coverage.Missing, first.Coverage.Absent, first.GapsDueAt));
        Assert.Equal(
            [(0, 12, CoverageState.Present), (12, 14, CoverageState.Missing), (14, 30, CoverageState.Present), (30, 31, CoverageState.Missing), (31, 50, CoverageState.Present)],
            await SpansAsync());

        // Not due yet: nothing is asked.
        await RunAsync(venue);
        Assert.Equal(2, venue.Asked.Count);

        venue.Now = venue.Now.AddMinutes(29);
        await RunAsync(venue);
        Assert.Equal(2, venue.Asked.Count);
        Advance(venue, 52);
        var last = await RunAsync(venue);
        Assert.Equal((0, 3, null), (last.Coverage.Missing, last.Coverage.Absent, last.GapsDueAt));
        var absent = (await _bench.Ledger.ReadAsync(Workbench.Series)).First(span => span.State == CoverageState.Absent);
        Assert.Equal((Start.AddHours(12), Start.AddHours(14), 3), (absent.From, absent.To, absent.Evidence!.Tries));
        Assert.Contains("BTCUSDT 1h from 2024-01-01T12:00:00Z", absent.Evidence.Request, StringComparison.Ordinal);
        Assert.Contains("none of these and then the bar of 2024-01-01T14:00:00Z", absent.Evidence.Answer, StringComparison.Ordinal);
        Assert.Contains(last.Findings, finding => finding.StartsWith("absent: 3 bars that test does not have", StringComparison.Ordinal));

        Advance(venue, 90);
        var asked = venue.Asked.Count;
        await RunAsync(venue);
        Assert.Equal(asked + 1, venue.Asked.Count);
    }

    /// <summary>A venue that fills a hole after days is asked on demand, once in a run, also where the run waits in between.</summary>
    [Fact]
    public async Task What_is_absent_is_asked_for_again_on_demand_and_absent_again_where_it_does_not_come()
    {
        var venue = VenueOf(hours: 50, without: [12, 13, 30]);
        await RunAsync(venue);
        Advance(venue, 52);
        Assert.Equal(3, (await RunAsync(venue)).Coverage.Absent);

        venue.Put(Bar(13));
        Advance(venue, 60);
        var wanted = Everything with { RetryAbsent = true };
        var report = await RunAsync(venue, wanted);
        Assert.Equal((1, 2, 0, null), (report.Healed, report.Coverage.Absent, report.Coverage.Missing, report.GapsDueAt));
        var absent = (await _bench.Ledger.ReadAsync(Workbench.Series)).Where(span => span.State == CoverageState.Absent).ToList();
        Assert.Equal([(Start.AddHours(12), 4), (Start.AddHours(30), 4)], absent.Select(span => (span.From, span.Evidence!.Tries)));

        var asked = venue.Asked.Count;
        await RunAsync(venue, wanted);
        Assert.Equal(asked, venue.Asked.Count);
        Advance(venue, 61);
        Assert.Equal(2, (await RunAsync(venue)).Coverage.Absent);
        Assert.Equal(asked + 1, venue.Asked.Count);
    }

    /// <summary>ccxt#29560: a venue that loses the first bar of every page but the first.</summary>
    [Fact]
    public async Task Bars_that_pages_lose_are_healed_at_the_end_of_the_run()
    {
        var venue = VenueOf(hours: 45);
        venue.Change = page => venue.Asked.Count == 1 && venue.Pages > 1 ? page with { Bars = [.. page.Bars.Skip(1)] } : page;
        var report = await RunAsync(venue);

        Assert.Equal((45, 4, 0), (report.Coverage.Held, report.Healed, report.Coverage.Missing));
        Assert.Equal(45, (await _bench.ReadAsync()).Count);
    }

    [Fact]
    public async Task A_hole_that_the_venue_fills_later_is_healed()
    {
        var venue = VenueOf(hours: 40, without: [20]);
        await RunAsync(venue);
        venue.Put(Bar(20));
        Advance(venue, 45);
        var report = await RunAsync(venue);
        Assert.Equal((1, 45), (report.Healed, report.Coverage.Held));
    }

    /// <summary>bitfinex-api-py#198: a bar without trades is told apart from one that is missing.</summary>
    [Fact]
    public async Task A_bar_without_trades_is_not_traded_and_not_missing()
    {
        var venue = VenueOf(hours: 10, without: [7]);
        venue.Put(Bar(3, trades: 0));
        venue.Put(Bar(4, trades: 0));
        var report = await RunAsync(venue);
        Assert.Equal((7, 2, 1), (report.Coverage.Present, report.Coverage.NotTraded, report.Coverage.Missing));
        Assert.Equal((3, 5, CoverageState.NotTraded), (await SpansAsync())[1]);
    }

    [Fact]
    public async Task Rows_that_can_be_no_bars_are_lost_and_not_absent()
    {
        var venue = VenueOf(hours: 20, without: [5]);
        venue.Change = page => page.Bars.Any(bar => bar.OpenTime == Start.AddHours(4))
            ? page with { Quarantined = [new QuarantinedRow(Workbench.Series, "script", Line: null, "[5]", "high below low")], QuarantinedAt = [Start.AddHours(5)] }
            : page;
        var report = await RunAsync(venue);
        Assert.Equal((1, 0), (report.Coverage.Lost, report.Coverage.Missing));
        for (var hour = 30; hour < 300; hour += 90)
        {
            Advance(venue, hour);
            await RunAsync(venue);
        }

        Assert.Equal((5, 6, CoverageState.Lost), (await SpansAsync())[1]);
        Assert.Single(await _bench.ReadQuarantineAsync());
    }

    /// <summary>A bad row elsewhere says nothing of a hole: it may still come, and is absent where it does not.</summary>
    [Fact]
    public async Task Only_the_bar_whose_row_is_in_quarantine_is_lost()
    {
        var venue = VenueOf(hours: 20, without: [5, 6, 7, 12]);
        venue.Change = page => page.Bars.Any(bar => bar.OpenTime == Start.AddHours(4))
            ? page with
            {
                Quarantined = [.. new[] { "[3]", "[6]", "[9]", "[?]" }.Select(raw => new QuarantinedRow(Workbench.Series, "script", Line: null, raw, "high below low"))],
                QuarantinedAt = [Start.AddHours(3), Start.AddHours(6), Start.AddHours(9)],
            }
            : page;
        var report = await RunAsync(venue);
        Assert.Equal((1, 3), (report.Coverage.Lost, report.Coverage.Missing));
        Assert.Contains((6, 7, CoverageState.Lost), await SpansAsync());
    }

    /// <summary>What does not come at the end is still to come: a venue behind its clock makes no gap.</summary>
    [Fact]
    public async Task The_end_is_not_a_gap()
    {
        var venue = VenueOf(hours: 30);
        venue.Now = Start.AddHours(33);
        var report = await RunAsync(venue);
        Assert.Equal((2, 0), (report.Coverage.NotAsked, report.Coverage.Missing));
        Assert.Contains(report.Findings, finding => finding.StartsWith("end: the last closed bar opens at 2024-01-02T06:00:00Z", StringComparison.Ordinal));
        venue.Put(Bar(31));
        venue.Put(Bar(32));
        Advance(venue, 34);
        Assert.Equal(34, (await RunAsync(venue)).Coverage.Held);
    }

    [Fact]
    public async Task What_lies_before_the_first_bar_becomes_absent_without_a_second_try_in_the_run()
    {
        var venue = VenueOf(hours: 30, without: [.. Enumerable.Range(0, 10)]);
        await RunAsync(venue);
        Assert.Single(venue.Asked);
        Assert.Equal((0, 10, CoverageState.Missing), (await SpansAsync())[0]);
        foreach (var hour in new[] { 40, 50 })
        {
            Advance(venue, hour);
            await RunAsync(venue);
        }

        Assert.Equal((0, 10, CoverageState.Absent), (await SpansAsync())[0]);
    }

    [Fact]
    public async Task The_newest_bars_come_first_where_that_is_asked_for()
    {
        var venue = VenueOf(hours: 25_000, without: [100, 9_000, 20_000]);
        venue.PageSize = 1_000;
        var reports = new List<BackfillProgress>();
        var report = await RunAsync(venue, Everything with { Order = BackfillOrder.NewestFirst }, new Collect(reports));

        Assert.Equal([Start.AddHours(15_000), Start.AddHours(5_000), Start], venue.Asked.Take(3).Select(asked => asked.From));
        Assert.Equal((24_997, 3, 0), (report.Coverage.Held, report.Coverage.Missing, report.Coverage.NotAsked));
        Assert.Equal(25_000, reports[^1].Planned);
        Assert.Equal(25_000, reports.Where(one => one.Done <= one.Planned).Max(one => one.Done));
        Assert.Contains(reports, one => one.Remaining > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_span_that_is_named_is_asked_for_and_nothing_beyond()
    {
        var venue = VenueOf(hours: 40);
        var options = Everything with { From = Start.AddHours(10), To = Start.AddHours(20) };
        var report = await RunAsync(venue, options);
        Assert.Equal((10, 0, Start.AddHours(20)), (report.Written.Inserted, report.Forming, report.To));
        Assert.Equal([(10, 20, CoverageState.Present)], await SpansAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(venue, options with { To = options.From }));
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(venue, options with { GapTries = 0 }));
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(venue, options with { GapDelay = TimeSpan.FromDays(-1) }));
        await Assert.ThrowsAsync<ArgumentException>(() => RunAsync(venue, options with { Symbol = " " }));
    }

    [Fact]
    public async Task An_end_between_two_bars_takes_the_bar_that_opens_before_it()
    {
        var venue = VenueOf(hours: 40);
        var report = await RunAsync(venue, Everything with { To = Start.AddHours(10.5) });
        Assert.Equal((11, 11, 0), (report.Written.Inserted, report.Coverage.Held, report.Coverage.NotAsked));

        // What follows begins there and is no gap.
        var rest = await RunAsync(venue);
        Assert.Equal((29, 40, 0), (rest.Written.Inserted, rest.Coverage.Held, rest.Coverage.NotAsked));
    }

    /// <summary>sthewissen/Mynt#16, binance-public-data#14: bars that moved off the grid are kept and reported, and the grid is not claimed.</summary>
    [Fact]
    public async Task Bars_off_the_grid_are_kept_and_reported()
    {
        var bars = Enumerable.Range(0, 20).Select(hour => hour is >= 8 and < 12 ? Bar(hour + 0.4709) : Bar(hour)).ToList();
        var venue = new ScriptedVenue(bars) { Now = Start.AddHours(20) };
        var report = await RunAsync(venue);
        Assert.Equal((20, 4, 16, 4), ((await _bench.ReadAsync()).Count, report.OffGrid, report.Coverage.Held, report.Coverage.Missing));
        Assert.Contains(report.Findings, finding => finding.StartsWith("off the grid: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_calendar_says_what_is_missing()
    {
        var series = new BarSeriesId(InstrumentId.Parse("test:BTC-USDT"), Timeframe.OneDay);
        var days = Enumerable.Range(0, 20).Select(day => Start.AddDays(day)).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        var bars = days.Where(day => day.Day != 10).Select(day => new Bar(series, day, 1, 1, 1, 1, 1, day.AddDays(1), BarProvenance.VenueRest));
        var venue = new ScriptedVenue(bars) { Now = Start.AddDays(20) };
        var report = await RunAsync(venue, new BackfillOptions("BTCUSDT", Timeframe.OneDay) { From = Start, Calendar = new WeekdayCalendar() });
        Assert.Equal((14, 1, 0), (report.Coverage.Held, report.Coverage.Missing, report.Coverage.NotAsked));
    }

    [Fact]
    public async Task A_correction_in_the_overlap_is_a_revision()
    {
        var venue = VenueOf(hours: 10);
        await RunAsync(venue);
        venue.Put(Bar(9, close: 77m));
        Advance(venue, 12);
        var report = await RunAsync(venue);
        Assert.Equal(new BarWriteResult(2, 1, 0), report.Written);
        Assert.Contains(report.Findings, finding => finding.StartsWith("revisions: 1 bars", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_venue_refuses_of_a_gap_is_the_evidence_and_stops_nothing()
    {
        var venue = VenueOf(hours: 40, without: [5]);
        await RunAsync(venue);
        Advance(venue, 45);
        venue.BeforePage = _ =>
        {
            if (venue.Asked[^1].From < Start.AddHours(30))
            {
                throw new VenueException("test", "the venue keeps 720 bars only") { IsAboutSpan = true };
            }
        };
        var report = await RunAsync(venue);
        Assert.Equal((44, 1), (report.Coverage.Held, report.Coverage.Absent));
        Assert.Equal("the venue keeps 720 bars only", (await _bench.Ledger.ReadAsync(Workbench.Series))[1].Evidence!.Answer);
    }

    /// <summary>A region that is refused, a wrong base address, a ban: the venue may have the bars all the same.</summary>
    [Theory]
    [InlineData(451)]
    [InlineData(404)]
    [InlineData(418)]
    [InlineData(null)]
    public async Task What_fails_on_the_way_to_the_venue_counts_for_no_gap_and_is_thrown_after_what_is_new(int? status)
    {
        var venue = VenueOf(hours: 40, without: [5, 20]);
        await RunAsync(venue);
        venue.BeforePage = _ =>
        {
            if (venue.Asked[^1].From < Start.AddHours(30))
            {
                throw new VenueException("test", "refused") { HttpStatus = status };
            }
        };
        for (var i = 1; i <= 4; i++)
        {
            Advance(venue, 45 + (i * 50));
            Assert.Equal(status, (await Assert.ThrowsAsync<VenueException>(() => RunAsync(venue))).HttpStatus);
        }

        Assert.Equal(245, (await SpansAsync())[^1].To);
        Assert.All((await SpansAsync()).Where(span => span.State != CoverageState.Present), span => Assert.Equal(CoverageState.Missing, span.State));
        venue.BeforePage = null;
        venue.Put(Bar(5));
        venue.Put(Bar(20));
        Advance(venue, 300);
        Assert.Equal(300, (await RunAsync(venue)).Coverage.Held);
    }

    internal static Bar Bar(double hour, decimal close = 100m, long trades = 5)
    {
        var open = Start.AddHours(hour);
        return new Bar(Workbench.Series, open, close, close, close, close, trades, open.AddHours(1), BarProvenance.VenueRest)
        {
            Detail = new BarDetail { TradeCount = trades },
        };
    }

    /// <summary>A venue with so many closed bars and one that forms.</summary>
    private static ScriptedVenue VenueOf(int hours, params int[] without) =>
        new(Enumerable.Range(0, hours + 1).Except(without).Select(hour => Bar(hour))) { Now = Start.AddHours(hours + 0.5) };

    private static void Advance(ScriptedVenue venue, int hours)
    {
        for (var hour = (int)(venue.Now - Start).TotalHours; hour <= hours; hour++)
        {
            venue.Put(Bar(hour));
        }

        venue.Now = Start.AddHours(hours + 0.5);
    }

    private Task<BackfillReport> RunAsync(ScriptedVenue venue, BackfillOptions? options = null, IProgress<BackfillProgress>? progress = null) =>
        new VenueBackfill(_bench.Ledger).RunAsync(venue, options ?? Everything, progress);

    private async Task<List<(int From, int To, CoverageState State)>> SpansAsync()
    {
        var spans = await _bench.Ledger.ReadAsync(Workbench.Series);
        return [.. spans.Select(span => ((int)(span.From - Start).TotalHours, (int)(span.To - Start).TotalHours, span.State))];
    }

    private sealed class Collect(List<BackfillProgress> reports) : IProgress<BackfillProgress>
    {
        public void Report(BackfillProgress value) => reports.Add(value);
    }
}
