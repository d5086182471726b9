using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;
using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Sqlite;

public sealed class SqliteMaintenanceTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private SqliteDatabase _database = null!;
    private SqliteBarStore _bars = null!;
    private SqliteMaintenance _maintenance = null!;

    public Task InitializeAsync()
    {
        _database = new SqliteDatabase(new SqliteStoreOptions { Path = _folder.File("store.db") });
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

    /// <summary>The log of a store that was killed would be played into the copy that takes its name.</summary>
    [Fact]
    public async Task A_backup_does_not_take_the_place_of_a_store_that_is_open_or_was_killed()
    {
        await _bars.WriteAsync([Bar(0)]);
        var copy = _folder.File("copy.db");
        await _maintenance.BackUpAsync(copy);
        await using (var opened = new SqliteDatabase(copy))
        {
            await new SqliteBarStore(opened).WriteAsync([Bar(1), Bar(2)]);
            Assert.Contains("copy.db-wal", (await Assert.ThrowsAsync<StoreException>(() => _maintenance.BackUpAsync(copy))).Message, StringComparison.Ordinal);
            Assert.Equal(3, (await new SqliteBarStore(opened).ReadAsync(new BarQuery(Btc)).ToListAsync()).Count);
        }

        await _maintenance.BackUpAsync(copy);
        await using var replaced = new SqliteDatabase(copy);
        Assert.Single(await new SqliteBarStore(replaced).ReadAsync(new BarQuery(Btc)).ToListAsync());
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

        // Within one page: over the border of two the check itself may not come through. A page full of rows, as nothing reads
        // the middle of the others, and no length that a row may have.
        const int PageSize = 4_096;
        const byte PageOfRows = 10;
        var page = bytes.Length / 2 / PageSize * PageSize;
        while (bytes[page] != PageOfRows || bytes[page + 4] < 20)
        {
            page += PageSize;
        }

        bytes.AsSpan(page + 1_000, 3_000).Fill(0xA7);
        await File.WriteAllBytesAsync(_folder.File("store.db"), bytes);

        await using var damaged = new SqliteDatabase(_folder.File("store.db"));
        Assert.NotEmpty(await new SqliteMaintenance(damaged).CheckAsync());
        await using var strict = new SqliteDatabase(new SqliteStoreOptions { Path = _folder.File("store.db"), CheckIntegrityOnOpen = true });
        Assert.Contains("damaged", (await Assert.ThrowsAnyAsync<StoreException>(() => strict.OpenAsync())).Message, StringComparison.Ordinal);
    }
}
