using Npgsql;
using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Postgres.Tests;

/// <summary>Writers and readers that meet: each store here has connections of its own, as another process has.</summary>
public sealed class PostgresWriterTests : SchemaTest
{
    [Fact]
    public async Task Writers_of_the_same_series_in_any_order_do_not_lock_each_other_out()
    {
        var series = Enumerable.Range(0, 5).Select(i => Btc with { Instrument = InstrumentId.Equity("test", $"S{(char)('A' + i)}") }).ToArray();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var store = new PostgresBarStore(Schema.Open());
            var random = new DeterministicRandom(writer);
            for (var i = 0; i < 25; i++)
            {
                var order = series.Select(one => (Series: one, Key: random.NextDouble())).OrderBy(pair => pair.Key).Take(3);
                await store.WriteAsync([.. order.SelectMany(pair => Enumerable.Range(i, 10).Select(hour => Bar(hour, 100m + writer, pair.Series)))]);
            }
        }));

        await Task.WhenAll(writers);

        Assert.Empty(await new PostgresMaintenance(Schema.Database).CheckAsync());
        Assert.Equal(series, (await Bars.ListSeriesAsync()).Select(summary => summary.Series));
    }

    [Fact]
    public async Task A_reader_does_not_wait_for_a_writer_and_sees_nothing_of_it()
    {
        await Bars.WriteAsync([Bar(0), Bar(1)]);
        var other = new PostgresBarStore(Schema.Open());
        var seen = new List<decimal>();
        var bars = Enumerable.Range(0, 20_000).Select(hour => Bar(hour, 200m)).ToList();

        await Bars.WriteAsync(new InterruptedList(bars, 17_000, () => seen.AddRange(other.ReadAsync(new BarQuery(Btc)).ToListAsync().GetAwaiter().GetResult().Select(bar => bar.Close))));

        Assert.Equal([100m, 100m], seen);
        Assert.Equal(20_000, (await other.ReadAsync(new BarQuery(Btc)).ToListAsync()).Count);
    }

    // As long as the server has not counted a new table, it holds sorting all of it for cheap: 16 pieces of a million bars were 16 sorts of a million.
    [Fact]
    public async Task A_new_table_is_read_along_its_key_and_never_sorted()
    {
        const int count = 60_000;
        await using (var other = Schema.Open(change: parts => parts.Pooling = false))
        {
            var store = new PostgresBarStore(other);
            await store.WriteAsync([.. Enumerable.Range(0, count).Select(hour => Bar(hour))]);
            Assert.Equal(count, (await store.ReadAsync(new BarQuery(Btc)).ToListAsync()).Count);
        }

        // The server adds up what a connection did a moment after it was closed.
        var fetched = 0L;
        for (var tries = 0; fetched < count && tries < 300; tries++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            fetched = await Schema.AskAsync<long>(
                $"SELECT idx_tup_fetch FROM pg_stat_user_indexes WHERE schemaname = '{Schema.Name}' AND indexrelname = 'bars_pkey'");
        }

        Assert.True(fetched >= count, $"{fetched} of {count} rows came along the key");
    }

    [Fact]
    public async Task A_lock_that_is_not_released_gives_a_typed_error_and_a_cancelled_wait_ends()
    {
        await Bars.WriteAsync([Bar(0)]);
        await using var theirs = await PostgresServer.ConnectAsync(Schema.Name);
        var transaction = await theirs.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("SELECT id FROM series FOR NO KEY UPDATE", theirs))
        {
            await command.ExecuteNonQueryAsync();
        }

        var busy = await Assert.ThrowsAsync<StoreException>(
            () => new PostgresBarStore(Schema.Open(TimeSpan.FromMilliseconds(1))).WriteAsync([Bar(1)]));
        using var cancellation = new CancellationTokenSource();
        var waiting = new PostgresBarStore(Schema.Open(change: parts => parts.ApplicationName = Schema.Name)).WriteAsync([Bar(1)], cancellation.Token);
        await WaitForWaitersAsync("%FOR NO KEY UPDATE%", 1);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        Assert.Contains("LockTimeout", busy.Message, StringComparison.Ordinal);
        Assert.Single(await Bars.ReadAsync(new BarQuery(Btc)).ToListAsync());
        Assert.Equal(1, (await Bars.WriteAsync([Bar(1, series: Eth)])).Inserted);
        await transaction.RollbackAsync();
        Assert.Equal(1, (await Bars.WriteAsync([Bar(1)])).Inserted);
    }

    [Fact]
    public async Task A_connection_that_is_killed_in_the_middle_gives_a_typed_error_and_leaves_nothing()
    {
        await Bars.WriteAsync([Bar(0, series: Eth)]);
        var database = Schema.Open(change: parts => parts.ApplicationName = Schema.Name);
        List<Bar> bars = [.. Enumerable.Range(0, 20_000).Select(hour => Bar(hour))];
        var span = new CoverageSpan(Start, Start.AddHours(20_000), CoverageState.Present, new CoverageEvidence("klines", "200", Start, 1));

        // Two chunks are in the table by then, and the third is not begun.
        var killed = new InterruptedList(bars, 17_000, () => Terminate(Schema.Name));
        var lost = await Assert.ThrowsAsync<StoreException>(() => new PostgresBarStore(database).WriteAsync(killed));
        var claimed = new CoverageUpdate(Btc) { Bars = new InterruptedList(bars, 17_000, () => Terminate(Schema.Name)), Spans = [span] };
        await Assert.ThrowsAsync<StoreException>(() => new PostgresCoverageLedger(database).RecordAsync(claimed));

        Assert.Contains("nothing of the call was written", lost.Message, StringComparison.Ordinal);
        Assert.Equal(Eth, Assert.Single(await Bars.ListSeriesAsync()).Series);
        Assert.Equal(1L, await Schema.AskAsync<long>("SELECT count(*) FROM bars"));
        Assert.Empty(await new PostgresCoverageLedger(Schema.Database).ReadAsync(Btc));
        Assert.Equal(20_000, (await new PostgresCoverageLedger(database).RecordAsync(claimed)).Inserted);
        Assert.Empty(await new PostgresMaintenance(Schema.Database).CheckAsync());
    }

    [Fact]
    public async Task A_connection_that_is_killed_while_it_commits_says_that_nobody_knows()
    {
        await Schema.Database.OpenAsync();
        await Schema.ExecuteAsync("""
            CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock(77, 77); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER wait AFTER INSERT ON series_tallies DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait();
            """);
        await using var theirs = await PostgresServer.ConnectAsync();
        await using (var command = new NpgsqlCommand("SELECT pg_advisory_lock(77, 77)", theirs))
        {
            await command.ExecuteNonQueryAsync();
        }

        var writing = new PostgresBarStore(Schema.Open(change: parts => parts.ApplicationName = Schema.Name)).WriteAsync([Bar(0)]);
        await WaitForWaitersAsync("COMMIT%", 1);
        Terminate(Schema.Name);

        var lost = await Assert.ThrowsAsync<StoreException>(() => writing);
        Assert.Contains("as a whole or not at all", lost.Message, StringComparison.Ordinal);
        Assert.Empty(await Bars.ListSeriesAsync());
    }

    [Fact]
    public async Task A_connection_that_is_killed_under_a_reader_gives_a_typed_error()
    {
        await Bars.WriteAsync([.. Enumerable.Range(0, 5_000).Select(hour => Bar(hour))]);
        var store = new PostgresBarStore(Schema.Open(change: parts => parts.ApplicationName = Schema.Name));
        var seen = 0;

        var lost = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            await foreach (var bar in store.ReadAsync(new BarQuery(Btc)))
            {
                if (++seen == 10)
                {
                    Terminate(Schema.Name);
                }
            }
        });

        Assert.Contains(Schema.Database.Location, lost.Message, StringComparison.Ordinal);
        Assert.InRange(seen, 10, 4_999);
        Assert.Equal(5_000, (await store.ReadAsync(new BarQuery(Btc)).ToListAsync()).Count);
    }

    [Fact]
    public async Task Coverage_claims_what_is_there_while_a_rule_removes_it()
    {
        var evidence = new CoverageEvidence("klines", "200", Start, 1);
        var collecting = Task.Run(async () =>
        {
            var ledger = new PostgresCoverageLedger(Schema.Open());
            for (var i = 0; i < 30; i++)
            {
                await ledger.RecordAsync(new CoverageUpdate(Btc)
                {
                    Bars = [.. Enumerable.Range(i * 10, 10).Select(hour => Bar(hour))],
                    Spans = [new CoverageSpan(Start.AddHours(i * 10), Start.AddHours((i + 1) * 10), CoverageState.Present, evidence)],
                });
            }
        });
        var removing = Task.Run(async () =>
        {
            var maintenance = new PostgresMaintenance(Schema.Open());
            for (var i = 0; i < 30; i++)
            {
                await maintenance.ApplyAsync(new BarRetention("test") { BarsBefore = Start.AddHours(i * 10) });
            }
        });

        await Task.WhenAll(collecting, removing);

        Assert.Empty(await new PostgresMaintenance(Schema.Database).CheckAsync());
        Assert.NotEmpty(await new PostgresCoverageLedger(Schema.Database).ReadAsync(Btc));
    }

    /// <summary>All have read the bar as held before any of them lets it go.</summary>
    [Fact]
    public async Task A_held_bar_is_let_go_once_however_many_ask()
    {
        var quarantine = new PostgresQuarantineStore(Schema.Database);
        await quarantine.AddAsync([new QuarantinedRow(Btc, "firewall", null, BarText.Format(Bar(1)), "far outside") { Kind = QuarantineKind.Outlier, OpenTime = Start.AddHours(1) }]);
        var id = Assert.Single(await quarantine.ListAsync(Btc)).Id;
        await using var theirs = await PostgresServer.ConnectAsync(Schema.Name);
        await using var transaction = await theirs.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("SELECT id FROM series FOR NO KEY UPDATE", theirs))
        {
            await command.ExecuteNonQueryAsync();
        }

        var asking = Enumerable.Range(0, 3)
            .Select(i => new PostgresQuarantineStore(Schema.Open(change: parts => parts.ApplicationName = Schema.Name)).ReleaseAsync(id, $"reason {i}", Start.AddDays(i + 1))).ToList();
        await WaitForWaitersAsync("%FOR NO KEY UPDATE%", 3);
        await transaction.CommitAsync();
        var released = await Task.WhenAll(asking);

        Assert.Single(released.Select(held => held.ReleaseReason).Distinct(StringComparer.Ordinal));
        Assert.Single(await Bars.ReadRevisionsAsync(new BarQuery(Btc)).ToListAsync());
    }

    /// <summary>All have compared with the same list before any of them writes its own.</summary>
    [Fact]
    public async Task Of_lists_that_were_compared_with_the_same_one_is_kept()
    {
        await new PostgresInstrumentLifeLedger(Schema.Database).RecordAsync(new InstrumentLifeUpdate { Listing = new InstrumentListing("test", Start, []) });
        await using var theirs = await PostgresServer.ConnectAsync(Schema.Name);
        await using var transaction = await theirs.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand($"SELECT pg_advisory_xact_lock(1097617526, hashtext('{Schema.Name}'))", theirs))
        {
            await command.ExecuteNonQueryAsync();
        }

        var writing = Enumerable.Range(0, 3)
            .Select(i => new PostgresInstrumentLifeLedger(Schema.Open(change: parts => parts.ApplicationName = Schema.Name)).RecordAsync(new InstrumentLifeUpdate
            {
                Events = [new InstrumentEvent(Btc.Instrument, InstrumentEventKind.Halt, Start.AddHours(i), Start.AddHours(i), "two lists")],
                Listing = new InstrumentListing("test", Start.AddHours(i + 1), []),
                ComparedWith = Start,
            })).ToList();
        await WaitForWaitersAsync("%pg_advisory_xact_lock%", 3);
        await transaction.CommitAsync();
        var results = await Task.WhenAll(writing);

        Assert.Equal([null, null, 1], results.Order());
        Assert.Single(await new PostgresInstrumentLifeLedger(Schema.Database).ReadAsync(Btc.Instrument));
    }

    [Fact]
    public async Task A_read_that_is_left_early_gives_its_connection_back()
    {
        await Bars.WriteAsync([.. Enumerable.Range(0, 3_000).Select(hour => Bar(hour))]);
        var store = new PostgresBarStore(Schema.Open(change: parts => (parts.MaxPoolSize, parts.Timeout) = (1, 5)));
        for (var i = 0; i < 20; i++)
        {
            await foreach (var bar in store.ReadAsync(new BarQuery(Btc)))
            {
                break;
            }

            await store.WriteAsync([Bar(0, 200m + i)]);
            await foreach (var bar in store.ReadAsync(new BarQuery(Btc)))
            {
                Assert.Equal(200m + i, bar.Close);
                break;
            }
        }
    }

    /// <summary>Longer than the pieces that are read and the chunks that are written, with borders between versions of one bar.</summary>
    [Fact]
    public async Task Every_version_is_read_once_over_all_borders()
    {
        var bars = Enumerable.Range(0, 30_000).Select(hour => Bar(hour)).ToList();
        Assert.Equal(new BarWriteResult(30_000, 0, 0), await Bars.WriteAsync(bars));
        Assert.Equal(new BarWriteResult(0, 10_000, 20_000), await Bars.WriteAsync([.. bars.Select((bar, i) => i % 3 == 0 ? Bar(i, 101m) : bar)]));
        Assert.Equal(new BarWriteResult(0, 0, 30_000), await Bars.WriteAsync([.. Enumerable.Range(0, 30_000).Reverse().Select(i => Bar(i, i % 3 == 0 ? 101m : 100m))]));

        var versions = await Bars.ReadRevisionsAsync(new BarQuery(Btc)).ToListAsync();

        Assert.Equal(40_000, versions.Count);
        Assert.Equal(versions.Select(version => (version.Bar.OpenTime, version.Number)).Distinct().Order(), versions.Select(version => (version.Bar.OpenTime, version.Number)));
        Assert.Equal(10_000, (await Bars.ReadAsync(new BarQuery(Btc)).ToListAsync()).Count(bar => bar.Close == 101m));
    }

    [Fact]
    public async Task Bars_that_lie_far_apart_are_found_and_compared()
    {
        List<Bar> bars = [.. Enumerable.Range(0, 500).Select(i => Bar(i * i * 10))];
        await Bars.WriteAsync([.. bars, Bar(5), Bar(7)]);

        Assert.Equal(new BarWriteResult(0, 0, 500), await Bars.WriteAsync(bars));
        Assert.Equal(new BarWriteResult(1, 1, 1), await Bars.WriteAsync([Bar(0), Bar(7, 101m), Bar(2_000_000)]));
        Assert.Empty(await new PostgresMaintenance(Schema.Database).CheckAsync());
    }
}
