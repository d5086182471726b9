using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;
using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Sqlite;

public sealed class SqliteMaintenanceTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero));
    private SqliteDatabase _database = null!;
    private SqliteBarStore _bars = null!;
    private SqliteMaintenance _maintenance = null!;

    public Task InitializeAsync()
    {
        _database = new SqliteDatabase(new SqliteStoreOptions { Path = _folder.File("store.db") }, _clock);
        _bars = new SqliteBarStore(_database);
        _maintenance = new SqliteMaintenance(_database);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_is_one_whole_state_while_others_write()
    {
        await _bars.WriteAsync([.. Enumerable.Range(0, 20_000).Select(hour => Bar(hour))]);
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var batch = 200; !stop.IsCancellationRequested; batch++)
            {
                await _bars.WriteAsync([.. Enumerable.Range(batch * 100, 100).Select(hour => Bar(hour))]);
            }
        });
        for (var i = 0; i < 3; i++)
        {
            await _maintenance.BackUpAsync(_folder.File("copy.db"));
        }

        await stop.CancelAsync();
        await writing;
        Assert.DoesNotContain(Directory.GetFiles(_folder.Path), file => file.Contains("copy.db-", StringComparison.Ordinal) || file.EndsWith(".partial", StringComparison.Ordinal));
        await using var copy = new SqliteDatabase(new SqliteStoreOptions { Path = _folder.File("copy.db"), CheckIntegrityOnOpen = true });
        var held = Assert.Single(await new SqliteBarStore(copy).ListSeriesAsync());
        Assert.Equal(0, held.Bars % 100);
        Assert.Equal(held.Bars, (await new SqliteBarStore(copy).ReadAsync(new BarQuery(Btc)).ToListAsync()).Count);
    }

    [Fact]
    public async Task A_backup_that_fails_leaves_the_file_of_before()
    {
        await _bars.WriteAsync([Bar(0)]);
        await File.WriteAllTextAsync(_folder.File("copy.db"), "before");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => _maintenance.BackUpAsync(_folder.File("store.db")));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _maintenance.BackUpAsync(_folder.File("copy.db"), cancelled.Token));
        await _maintenance.BackUpAsync(Path.Combine(_folder.Path, "new", "copy.db"));

        Assert.True(File.Exists(Path.Combine(_folder.Path, "new", "copy.db")));
        Assert.Equal("before", await File.ReadAllTextAsync(_folder.File("copy.db")));
        Assert.Single(await _bars.ReadAsync(new BarQuery(Btc)).ToListAsync());
    }

    [Fact]
    public async Task Bars_are_removed_by_a_rule_with_a_record_and_are_not_claimed_any_more()
    {
        var evidence = new CoverageEvidence("klines", "closed bars", Start, 1);
        await new SqliteCoverageLedger(_database).RecordAsync(new CoverageUpdate(Btc)
        {
            Bars = [.. Enumerable.Range(0, 10).Select(hour => Bar(hour, provenance: hour < 5 ? BarProvenance.VenueRest : BarProvenance.VenueStreamClient))],
            Spans = [new CoverageSpan(Start, Start.AddHours(10), CoverageState.Present, evidence), new CoverageSpan(Start.AddHours(-5), Start, CoverageState.Absent, evidence)],
        });
        await _bars.WriteAsync([Bar(0, 101m), Bar(0, series: Eth)]);
        var rule = new BarRetention("ten years are enough") { Series = Btc, BarsBefore = Start.AddHours(6) };

        var record = Assert.Single(await _maintenance.ApplyAsync(rule));

        Assert.Equal((Btc, 6L, 0L, _clock.GetUtcNow()), (record.Series, record.Bars, record.Versions, record.AppliedAt));
        Assert.Equal(record, Assert.Single(await _maintenance.ListRetentionsAsync()));
        var held = (await _bars.ListSeriesAsync())[0];
        Assert.Equal((4L, 0L, Start.AddHours(6)), (held.Bars, held.Revisions, held.First));
        Assert.Equal([BarProvenance.VenueStreamClient], held.Provenance);
        Assert.Equal(4, (await _bars.ReadRevisionsAsync(new BarQuery(Btc)).ToListAsync()).Count);
        Assert.Single(await _bars.ReadAsync(new BarQuery(Eth)).ToListAsync());
        var spans = await new SqliteCoverageLedger(_database).ReadAsync(Btc);
        Assert.Equal(
            [(-5, 0, CoverageState.Absent), (0, 6, CoverageState.Discarded), (6, 10, CoverageState.Present)],
            spans.Select(span => ((int)(span.From - Start).TotalHours, (int)(span.To - Start).TotalHours, span.State)));
        Assert.Contains("ten years are enough", spans[1].Evidence!.Request, StringComparison.Ordinal);

        Assert.Empty(await _maintenance.ApplyAsync(rule));
        Assert.Single(await _maintenance.ApplyAsync(rule with { BarsBefore = Start.AddYears(1) }));
        Assert.Equal(Eth, Assert.Single(await _bars.ListSeriesAsync()).Series);
    }

    [Fact]
    public async Task Replaced_versions_are_removed_and_what_stays_reads_and_writes_as_before()
    {
        await _bars.WriteAsync([Bar(0, 100m), Bar(1, 100m), Bar(0, 101m)]);
        _clock.Advance(TimeSpan.FromDays(1));
        var forming = Bar(0, 105m).AvailableAt(Start.AddMinutes(1)) with { IsProvisional = true };
        await _bars.WriteAsync([Bar(0, 102m), forming]);
        _clock.Advance(TimeSpan.FromDays(1));
        await _bars.WriteAsync([Bar(0, 103m), Bar(1, 103m)]);
        var before = await _bars.ReadAsync(new BarQuery(Btc)).ToListAsync();

        var record = Assert.Single(await _maintenance.ApplyAsync(new BarRetention("old") { VersionsReplacedBefore = _clock.GetUtcNow() }));

        // Those that 102 replaced a day ago go; what 103 has just replaced stays, the forming one too.
        Assert.Equal((0L, 2L), (record.Bars, record.Versions));
        var versions = await _bars.ReadRevisionsAsync(new BarQuery(Btc) { IncludeProvisional = true }).ToListAsync();
        Assert.Equal([(1, 102m), (2, 105m), (3, 103m), (1, 100m), (2, 103m)], versions.Select(version => (version.Number, version.Bar.Close)));
        Assert.Equal(before, await _bars.ReadAsync(new BarQuery(Btc)).ToListAsync());
        Assert.Equal((2L, 3L), ((await _bars.ListSeriesAsync())[0].Bars, (await _bars.ListSeriesAsync())[0].Revisions));
        Assert.Equal(102m, (await _bars.ReadAsync(new BarQuery(Btc) { AsKnownAt = _clock.GetUtcNow().AddTicks(-1), Strict = true }).ToListAsync())[0].Close);

        Assert.Equal(new BarWriteResult(0, 1, 1), await _bars.WriteAsync([Bar(0, 103m), Bar(1, 104m)]));
        Assert.Equal((2L, 4L), ((await _bars.ListSeriesAsync())[0].Bars, (await _bars.ListSeriesAsync())[0].Revisions));
    }

    [Fact]
    public async Task A_rule_names_a_reason_and_what_it_removes()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _maintenance.ApplyAsync(new BarRetention(" ") { BarsBefore = Start }));
        await Assert.ThrowsAsync<ArgumentException>(() => _maintenance.ApplyAsync(new BarRetention("why")));
    }

    [Fact]
    public async Task A_compaction_gives_space_back_and_keeps_every_bar()
    {
        await _bars.WriteAsync([.. Enumerable.Range(0, 20_000).Select(hour => Bar(hour))]);
        await _maintenance.ApplyAsync(new BarRetention("test") { BarsBefore = Start.AddHours(19_000) });

        var result = await _maintenance.CompactAsync();

        Assert.True(result.BytesAfter < result.BytesBefore / 5, $"{result}");
        Assert.Equal(1_000, (await _bars.ReadAsync(new BarQuery(Btc)).ToListAsync()).Count);
        Assert.Equal(1, (await _bars.WriteAsync([Bar(30_000)])).Inserted);
    }

    [Fact]
    public async Task A_check_finds_what_is_damaged()
    {
        await _bars.WriteAsync([.. Enumerable.Range(0, 2_000).Select(hour => Bar(hour))]);
        Assert.Empty(await _maintenance.CheckAsync());
        await _maintenance.CompactAsync();
        await _database.DisposeAsync();
        var bytes = await File.ReadAllBytesAsync(_folder.File("store.db"));
        bytes.AsSpan(bytes.Length / 2, 3_000).Fill(0x5A);
        await File.WriteAllBytesAsync(_folder.File("store.db"), bytes);

        await using var damaged = new SqliteDatabase(_folder.File("store.db"));
        Assert.NotEmpty(await new SqliteMaintenance(damaged).CheckAsync());
        await using var strict = new SqliteDatabase(new SqliteStoreOptions { Path = _folder.File("store.db"), CheckIntegrityOnOpen = true });
        Assert.Contains("damaged", (await Assert.ThrowsAnyAsync<StoreException>(() => strict.OpenAsync())).Message, StringComparison.Ordinal);
    }
}
