using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Contracts;

/// <summary>What every <see cref="IBarStore"/> must do: versions, knowledge, forming bars and the list of series.</summary>
public abstract class BarStoreContract : StoreContract<IBarStore>
{
    [Fact]
    public async Task Gives_back_what_was_written()
    {
        var bar = new Bar(
            Btc, Start.AddTicks(3), 1.10m, 1.200m, 1.0m, 1.1000m, 0.000m, Start.AddMinutes(61).AddTicks(1), BarProvenance.VenueRest)
        {
            IsAvailabilityAssumed = true,
            Detail = new BarDetail { QuoteVolume = 12.50m, TradeCount = 0, Vwap = 1.15m },
        };

        Assert.Equal(new BarWriteResult(1, 0, 0), await Store.WriteAsync([bar]));

        var read = Assert.Single(await Store.ReadAsync(new BarQuery(Btc)).ToListAsync());
        Assert.Equal(Describe(bar), Describe(read));
        Assert.Equal(Clock.GetUtcNow(), read.RecordedAt);
        Assert.Null(read.Detail!.TakerBuyVolume);
    }

    [Fact]
    public async Task Writes_nothing_for_the_same_market_data()
    {
        await Store.WriteAsync([Bar(0)]);
        Clock.Advance(TimeSpan.FromDays(1));

        var again = await Store.WriteAsync([Bar(0, 100.00m, provenance: BarProvenance.VenueRest)]);

        Assert.Equal(new BarWriteResult(0, 0, 1), again);
        var kept = Assert.Single(await Store.ReadRevisionsAsync(new BarQuery(Btc)).ToListAsync());
        Assert.Equal(BarProvenance.Import, kept.Bar.Provenance);
        Assert.Equal(Clock.GetUtcNow().AddDays(-1), kept.Bar.RecordedAt);
    }

    [Fact]
    public async Task An_empty_detail_is_no_detail()
    {
        await Store.WriteAsync([Bar(0) with { Detail = new BarDetail() }]);

        Assert.Equal(new BarWriteResult(0, 0, 1), await Store.WriteAsync([Bar(0) with { Detail = new BarDetail() }]));
        Assert.Null((await Store.ReadAsync(new BarQuery(Btc)).ToListAsync())[0].Detail);
    }

    [Fact]
    public async Task Keeps_every_version_and_reads_the_newest()
    {
        var result = await Store.WriteAsync([Bar(0, 100m), Bar(1, 200m), Bar(0, 101m), Bar(0, 100m)]);

        Assert.Equal(new BarWriteResult(2, 2, 0), result);
        Assert.Equal([100m, 200m], (await Store.ReadAsync(new BarQuery(Btc)).ToListAsync()).Select(bar => bar.Close));
        var versions = await Store.ReadRevisionsAsync(new BarQuery(Btc)).ToListAsync();
        Assert.Equal([(1, 100m), (2, 101m), (3, 100m), (1, 200m)], versions.Select(version => (version.Number, version.Bar.Close)));
    }

    /// <summary>A file of six columns and the venue's own answer are no corrections of each other, whichever came first.</summary>
    [Fact]
    public async Task What_says_more_is_a_version_known_as_long_as_the_one_before_and_what_says_less_is_none()
    {
        await Store.WriteAsync([Bar(0) with { IsAvailabilityAssumed = true }]);
        Clock.Advance(TimeSpan.FromDays(1));
        var valued = Bar(0, 100.0m, provenance: BarProvenance.VenueRest).AvailableAt(Start.AddHours(2)) with { IsAvailabilityAssumed = true, Detail = new BarDetail { QuoteVolume = 7.50m } };

        Assert.Equal(new BarWriteResult(0, 1, 0), await Store.WriteAsync([valued]));
        Assert.Equal(new BarWriteResult(0, 0, 1), await Store.WriteAsync([Bar(0)]));
        Assert.Equal(new BarWriteResult(0, 1, 0), await Store.WriteAsync([Bar(0) with { Detail = new BarDetail { TradeCount = 0 } }]));
        Assert.Equal(new BarWriteResult(0, 0, 1), await Store.WriteAsync([valued]));

        var versions = await Store.ReadRevisionsAsync(new BarQuery(Btc) { AsKnownAt = Start.AddHours(1) }).ToListAsync();
        Assert.Equal([(1, BarProvenance.Import), (2, BarProvenance.VenueRest), (3, BarProvenance.Import)], versions.Select(version => (version.Number, version.Bar.Provenance)));
        Assert.All(versions, version => Assert.Equal((Start.AddHours(1), true), (version.Bar.AvailableAt, version.Bar.IsAvailabilityAssumed)));
        Assert.Equal([null, new BarDetail { QuoteVolume = 7.5m }, new BarDetail { QuoteVolume = 7.5m, TradeCount = 0 }], versions.Select(version => version.Bar.Detail));
        Assert.Equal(Clock.GetUtcNow(), versions[1].Bar.RecordedAt);
        Assert.Equal((1L, 2L), Counts(Assert.Single(await Store.ListSeriesAsync())));

        // What contradicts it is a correction.
        Assert.Equal(new BarWriteResult(0, 1, 0), await Store.WriteAsync([valued with { Detail = new BarDetail { QuoteVolume = 8m } }]));
        Assert.Equal(Clock.GetUtcNow(), (await Store.ReadAsync(new BarQuery(Btc)).ToListAsync())[0].AvailableAt);
    }

    [Fact]
    public async Task Reads_as_known_at_a_time()
    {
        await Store.WriteAsync([Bar(0, 100m)]);
        Clock.Advance(TimeSpan.FromHours(1));
        await Store.WriteAsync([Bar(0, 101m).AvailableAt(Start.AddHours(5)), Bar(1, 200m)]);

        async Task<decimal[]> ReadAt(DateTimeOffset time, bool strict) =>
            [.. (await Store.ReadAsync(new BarQuery(Btc) { AsKnownAt = time, Strict = strict }).ToListAsync()).Select(bar => bar.Close)];

        Assert.Empty(await ReadAt(Start.AddHours(1).AddTicks(-1), strict: false));
        Assert.Equal([100m], await ReadAt(Start.AddHours(1), strict: false));
        Assert.Equal([100m, 200m], await ReadAt(Start.AddHours(5).AddTicks(-1), strict: false));
        Assert.Equal([101m, 200m], await ReadAt(Start.AddHours(5), strict: false));
        Assert.Empty(await ReadAt(Start.AddHours(5), strict: true));
        Assert.Equal([100m], await ReadAt(Clock.GetUtcNow().AddTicks(-1), strict: true));
        Assert.Equal([101m, 200m], await ReadAt(Clock.GetUtcNow(), strict: true));
        var known = await Store.ReadRevisionsAsync(new BarQuery(Btc) { AsKnownAt = Start.AddHours(4) }).ToListAsync();
        Assert.Equal([(1, 100m), (1, 200m)], known.Select(version => (version.Number, version.Bar.Close)));
    }

    /// <summary>ccxt#17576: what a venue corrects later was not known at the close.</summary>
    [Fact]
    public async Task A_correction_of_a_venue_is_known_from_when_it_was_seen()
    {
        await Store.WriteAsync([Bar(0, 100m, provenance: BarProvenance.VenueRest) with { IsAvailabilityAssumed = true }]);
        Clock.Advance(TimeSpan.FromHours(2));
        await Store.WriteAsync([.. new[] { 0, 1 }.Select(hour => Bar(hour, 101m, provenance: BarProvenance.VenueRest) with { IsAvailabilityAssumed = true })]);

        var versions = await Store.ReadRevisionsAsync(new BarQuery(Btc)).ToListAsync();
        Assert.Equal(
            [(Start.AddHours(1), true), (Clock.GetUtcNow(), false), (Start.AddHours(2), true)],
            versions.Select(version => (version.Bar.AvailableAt, version.Bar.IsAvailabilityAssumed)));
        var known = await Store.ReadAsync(new BarQuery(Btc) { AsKnownAt = Clock.GetUtcNow().AddTicks(-1) }).ToListAsync();
        Assert.Equal([100m, 101m], known.Select(bar => bar.Close));

        // A file says of its own accord what was known when.
        await Store.WriteAsync([Bar(1, 102m) with { IsAvailabilityAssumed = true }]);
        Assert.Equal(Start.AddHours(2), (await Store.ReadAsync(new BarQuery(Btc)).ToListAsync())[^1].AvailableAt);
    }

    [Fact]
    public async Task A_span_includes_its_start_and_excludes_its_end()
    {
        await Store.WriteAsync([.. Enumerable.Range(-3, 6).Reverse().Select(hour => Bar(hour, 100m + hour))]);

        var read = await Store.ReadAsync(new BarQuery(Btc) { From = Start.AddHours(-1), To = Start.AddHours(2) }).ToListAsync();

        Assert.Equal([99m, 100m, 101m], read.Select(bar => bar.Close));
    }

    [Fact]
    public async Task A_forming_bar_is_read_only_on_demand_and_becomes_a_version_of_its_closed_one()
    {
        var forming = Bar(0, 100m).AvailableAt(Start.AddMinutes(5)) with { IsProvisional = true };
        await Store.WriteAsync([forming]);

        Assert.Empty(await Store.ReadAsync(new BarQuery(Btc)).ToListAsync());
        Assert.True(Assert.Single(await Store.ReadAsync(new BarQuery(Btc) { IncludeProvisional = true }).ToListAsync()).IsProvisional);
        Assert.Equal((0L, 0L), Counts(Assert.Single(await Store.ListSeriesAsync())));

        Assert.Equal(new BarWriteResult(0, 1, 0), await Store.WriteAsync([Bar(0, 100m)]));
        Assert.Equal((1L, 1L), Counts(Assert.Single(await Store.ListSeriesAsync())));
        Assert.Equal(2, Assert.Single(await Store.ReadRevisionsAsync(new BarQuery(Btc)).ToListAsync()).Number);

        // A forming version that comes late hides nothing.
        Assert.Equal(new BarWriteResult(0, 1, 0), await Store.WriteAsync([forming]));
        Assert.False(Assert.Single(await Store.ReadAsync(new BarQuery(Btc)).ToListAsync()).IsProvisional);
        Assert.Equal((1L, 2L), Counts(Assert.Single(await Store.ListSeriesAsync())));
    }

    [Fact]
    public async Task Lists_series_in_order_with_counts_and_origins()
    {
        var daily = Btc with { Timeframe = Timeframe.OneDay };
        await Store.WriteAsync([Bar(2, 100m, Eth), Bar(5, 100m, daily), Bar(1), Bar(0), Bar(3, provenance: BarProvenance.VenueStream)]);
        await Store.WriteAsync([Bar(3, 77m), Bar(1, 101m, provenance: BarProvenance.VenueRest)]);

        var series = await Store.ListSeriesAsync();

        Assert.Equal([Btc, daily, Eth], series.Select(one => one.Series));
        Assert.Equal((3L, 2L), Counts(series[0]));
        Assert.Equal((Start, Start.AddHours(3)), (series[0].First, series[0].Last));
        Assert.Equal([BarProvenance.VenueRest, BarProvenance.Import], series[0].Provenance);
        Assert.Equal((1L, 0L), Counts(series[2]));
    }

    [Fact]
    public async Task Refuses_a_bar_without_origin_and_writes_nothing()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.WriteAsync([Bar(0), Bar(1, provenance: BarProvenance.Unknown)]));

        Assert.Empty(await Store.ListSeriesAsync());
    }

    [Fact]
    public async Task An_exception_in_the_middle_leaves_nothing()
    {
        await Store.WriteAsync([Bar(0)]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.WriteAsync(new FailingList([Bar(0, 101m), Bar(1), Bar(2)], 2, null)));

        Assert.Equal(Describe(Bar(0)), Describe(Assert.Single(await Store.ReadAsync(new BarQuery(Btc)).ToListAsync())));
        Assert.Equal((1L, 0L), Counts(Assert.Single(await Store.ListSeriesAsync())));
        Assert.Equal(new BarWriteResult(2, 1, 0), await Store.WriteAsync([Bar(0, 101m), Bar(1), Bar(2)]));
    }

    [Fact]
    public async Task A_cancellation_in_the_middle_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        var bars = new FailingList([.. Enumerable.Range(0, 2000).Select(hour => Bar(hour))], 1000, cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WriteAsync(bars, cancellation.Token));

        Assert.Empty(await Store.ListSeriesAsync());
        Assert.Empty(await Store.ReadAsync(new BarQuery(Btc)).ToListAsync());
    }

    [Fact]
    public async Task A_read_is_cancelled_between_bars()
    {
        await Store.WriteAsync([Bar(0), Bar(1)]);
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var bar in Store.ReadAsync(new BarQuery(Btc), cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        });
    }

    [Fact]
    public async Task A_read_sees_one_state_while_others_write()
    {
        await Store.WriteAsync([.. Enumerable.Range(0, 500).Select(hour => Bar(hour))]);
        var seen = 0;

        await foreach (var bar in Store.ReadAsync(new BarQuery(Btc)))
        {
            Assert.Equal(100m, bar.Close);
            if (seen++ % 100 == 0)
            {
                await Store.WriteAsync([.. Enumerable.Range(0, 600).Select(hour => Bar(hour, 200m + seen))]);
            }
        }

        Assert.Equal(500, seen);
        Assert.Equal(600, (await Store.ReadAsync(new BarQuery(Btc)).ToListAsync()).Count);
    }

    [Fact]
    public async Task Writers_and_readers_of_many_threads_do_not_disturb_each_other()
    {
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var batch = 0; batch < 10; batch++)
            {
                await Store.WriteAsync([.. Enumerable.Range(batch * 20, 20).Select(hour => Bar(hour, 100m + writer))]);
            }
        }));
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                var bars = await Store.ReadAsync(new BarQuery(Btc)).ToListAsync();
                Assert.Equal(0, bars.Count % 20);
                Assert.Equal(bars.OrderBy(bar => bar.OpenTime), bars);
            }
        }));

        await Task.WhenAll(writers.Concat(readers));

        var summary = Assert.Single(await Store.ListSeriesAsync());
        var versions = await Store.ReadRevisionsAsync(new BarQuery(Btc)).ToListAsync();
        Assert.Equal(200, summary.Bars);
        Assert.Equal(versions.Count - 200, summary.Revisions);
    }

    private static (long Bars, long Revisions) Counts(BarSeriesSummary summary) => (summary.Bars, summary.Revisions);
}
