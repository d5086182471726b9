using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Contracts;

/// <summary>What the maintenance of every store must do by rules of retention.</summary>
public abstract class RetentionContract : StoreContract<IBarStore>
{
    /// <summary>The ledger of coverage of the same store.</summary>
    protected abstract ICoverageLedger Coverage { get; }

    /// <summary>Applies a rule to the same store.</summary>
    protected abstract Task<IReadOnlyList<BarRetentionRecord>> ApplyAsync(BarRetention rule);

    /// <summary>Lists what rules removed of the same store.</summary>
    protected abstract Task<IReadOnlyList<BarRetentionRecord>> ListAsync();

    [Fact]
    public async Task Bars_are_removed_by_a_rule_with_a_record_and_are_not_claimed_any_more()
    {
        var evidence = new CoverageEvidence("klines", "closed bars", Start, 1);
        await Coverage.RecordAsync(new CoverageUpdate(Btc)
        {
            Bars = [.. Enumerable.Range(0, 10).Select(hour => Bar(hour, provenance: hour < 5 ? BarProvenance.VenueRest : BarProvenance.VenueStream))],
            Spans = [new CoverageSpan(Start, Start.AddHours(10), CoverageState.Present, evidence), new CoverageSpan(Start.AddHours(-5), Start, CoverageState.Absent, evidence)],
        });
        await Store.WriteAsync([Bar(0, 101m), Bar(0, series: Eth)]);
        var rule = new BarRetention("ten years are enough") { Series = Btc, BarsBefore = Start.AddHours(6) };

        var record = Assert.Single(await ApplyAsync(rule));

        Assert.Equal((Btc, 6L, 0L, Clock.GetUtcNow()), (record.Series, record.Bars, record.Versions, record.AppliedAt));
        Assert.Equal(record, Assert.Single(await ListAsync()));
        var held = (await Store.ListSeriesAsync())[0];
        Assert.Equal((4L, 0L, Start.AddHours(6)), (held.Bars, held.Revisions, held.First));
        Assert.Equal([BarProvenance.VenueStream], held.Provenance);
        Assert.Equal(4, (await Store.ReadRevisionsAsync(new BarQuery(Btc)).ToListAsync()).Count);
        Assert.Single(await Store.ReadAsync(new BarQuery(Eth)).ToListAsync());
        var spans = await Coverage.ReadAsync(Btc);
        Assert.Equal(
            [(-5, 0, CoverageState.Absent), (0, 6, CoverageState.Discarded), (6, 10, CoverageState.Present)],
            spans.Select(span => ((int)(span.From - Start).TotalHours, (int)(span.To - Start).TotalHours, span.State)));
        Assert.Contains("ten years are enough", spans[1].Evidence!.Request, StringComparison.Ordinal);

        Assert.Empty(await ApplyAsync(rule));
        Assert.Single(await ApplyAsync(rule with { BarsBefore = Start.AddYears(1) }));
        Assert.Equal(Eth, Assert.Single(await Store.ListSeriesAsync()).Series);
    }

    /// <summary>What was imported is in no row of the ledger: the next backfill would bring it back.</summary>
    [Fact]
    public async Task Bars_that_were_imported_are_discarded_as_well_and_so_are_the_holes_between()
    {
        await Store.WriteAsync([Bar(2), Bar(3), Bar(6), Bar(11)]);
        await Coverage.RecordAsync(new CoverageUpdate(Btc)
        {
            Bars = [Bar(7)],
            Spans =
            [
                new CoverageSpan(Start.AddHours(7), Start.AddHours(8), CoverageState.Present, new CoverageEvidence("klines", "closed bars", Start, 1)),
                new CoverageSpan(Start.AddHours(8), Start.AddHours(9), CoverageState.Missing, new CoverageEvidence("klines", "none", Start, 1)),
            ],
        });

        Assert.Equal(4, Assert.Single(await ApplyAsync(new BarRetention("old") { BarsBefore = Start.AddHours(10) })).Bars);

        var span = Assert.Single(await Coverage.ReadAsync(Btc));
        Assert.Equal((Start.AddHours(2), Start.AddHours(10), CoverageState.Discarded), (span.From, span.To, span.State));
    }

    [Fact]
    public async Task Replaced_versions_are_removed_and_what_stays_reads_and_writes_as_before()
    {
        await Store.WriteAsync([Bar(0, 100m), Bar(1, 100m), Bar(0, 101m)]);
        Clock.Advance(TimeSpan.FromDays(1));
        var forming = Bar(0, 105m).AvailableAt(Start.AddMinutes(1)) with { IsProvisional = true };
        await Store.WriteAsync([Bar(0, 102m), forming]);
        Clock.Advance(TimeSpan.FromDays(1));
        await Store.WriteAsync([Bar(0, 103m), Bar(1, 103m)]);
        var before = await Store.ReadAsync(new BarQuery(Btc)).ToListAsync();

        var record = Assert.Single(await ApplyAsync(new BarRetention("old") { VersionsReplacedBefore = Clock.GetUtcNow() }));

        // Those that 102 replaced a day ago go; what 103 has just replaced stays, the forming one too.
        Assert.Equal((0L, 2L), (record.Bars, record.Versions));
        var versions = await Store.ReadRevisionsAsync(new BarQuery(Btc) { IncludeProvisional = true }).ToListAsync();
        Assert.Equal([(1, 102m), (2, 105m), (3, 103m), (1, 100m), (2, 103m)], versions.Select(version => (version.Number, version.Bar.Close)));
        Assert.Equal(before, await Store.ReadAsync(new BarQuery(Btc)).ToListAsync());
        Assert.Equal((2L, 3L), ((await Store.ListSeriesAsync())[0].Bars, (await Store.ListSeriesAsync())[0].Revisions));
        Assert.Equal(102m, (await Store.ReadAsync(new BarQuery(Btc) { AsKnownAt = Clock.GetUtcNow().AddTicks(-1), Strict = true }).ToListAsync())[0].Close);

        Assert.Equal(new BarWriteResult(0, 1, 1), await Store.WriteAsync([Bar(0, 103m), Bar(1, 104m)]));
        Assert.Equal((2L, 4L), ((await Store.ListSeriesAsync())[0].Bars, (await Store.ListSeriesAsync())[0].Revisions));
    }

    [Fact]
    public async Task A_rule_names_a_reason_and_what_it_removes()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => ApplyAsync(new BarRetention(" ") { BarsBefore = Start }));
        await Assert.ThrowsAsync<ArgumentException>(() => ApplyAsync(new BarRetention("why")));
    }
}
