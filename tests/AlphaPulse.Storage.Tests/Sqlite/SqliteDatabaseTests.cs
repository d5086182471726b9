using System.Globalization;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;
using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_written_is_there_after_reopening()
    {
        await using (var database = new SqliteDatabase(_folder.File("store.db")))
        {
            await new SqliteBarStore(database).WriteAsync([Bar(0), Bar(0, 101.50m), Bar(1)]);
        }

        Assert.Equal(["store.db"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName), StringComparer.Ordinal);
        await using var again = new SqliteDatabase(_folder.File("store.db"));
        var versions = await new SqliteBarStore(again).ReadRevisionsAsync(new BarQuery(Btc)).ToListAsync();
        Assert.Equal([Describe(Bar(0)), Describe(Bar(0, 101.50m)), Describe(Bar(1))], versions.Select(version => Describe(version.Bar)), StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_was_written_is_there_without_closing()
    {
        await using var database = new SqliteDatabase(_folder.File("store.db"));
        await new SqliteBarStore(database).WriteAsync([Bar(0)]);
        foreach (var file in Directory.GetFiles(_folder.Path))
        {
            File.Copy(file, file.Replace("store.db", "copy.db", StringComparison.Ordinal));
        }

        await using var copy = new SqliteDatabase(_folder.File("copy.db"));

        Assert.Single(await new SqliteBarStore(copy).ReadAsync(new BarQuery(Btc)).ToListAsync());
    }

    [Fact]
    public async Task Nothing_is_created_before_the_first_use()
    {
        await using var database = new SqliteDatabase(_folder.File("store.db"));
        Assert.Empty(Directory.GetFiles(_folder.Path));

        Assert.Empty(await new SqliteBarStore(database).ListSeriesAsync());

        Assert.NotEmpty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Two_owners_share_a_new_file()
    {
        var owners = Enumerable.Range(0, 4).Select(_ => new SqliteDatabase(_folder.File("store.db"))).ToList();

        await Task.WhenAll(owners.Select((owner, i) => Task.Run(async () =>
        {
            var store = new SqliteBarStore(owner);
            for (var hour = 0; hour < 10; hour++)
            {
                await store.WriteAsync([Bar(10 * i + hour)]);
            }
        })));

        Assert.Equal(40, Assert.Single(await new SqliteBarStore(owners[0]).ListSeriesAsync()).Bars);
        foreach (var owner in owners)
        {
            await owner.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_store_of_version_2_keeps_its_bars_and_knows_that_nobody_asked_for_them()
    {
        await ExecuteFixturesAsync("store-1.sql", "store-2.sql");
        await using var database = new SqliteDatabase(_folder.File("store.db"));
        var store = new SqliteBarStore(database);
        var held = Assert.Single(await store.ListSeriesAsync());
        var bars = await store.ReadAsync(new BarQuery(held.Series)).ToListAsync();

        Assert.Equal((2L, 1L), (held.Bars, held.Revisions));
        Assert.Equal([BarProvenance.VenueRest, BarProvenance.Import], bars.Select(bar => bar.Provenance));
        Assert.Equal(["100.75", "100.50"], bars.Select(bar => bar.Close.ToString(CultureInfo.InvariantCulture)), StringComparer.Ordinal);
        Assert.Equal(["0.10", "0.1234567890123456789012345678"], bars.Select(bar => bar.Volume.ToString(CultureInfo.InvariantCulture)), StringComparer.Ordinal);
        var ledger = new SqliteCoverageLedger(database);
        Assert.Empty(await ledger.ReadAsync(held.Series));
        var asked = new CoverageSpan(bars[0].OpenTime, bars[1].OpenTime.AddHours(1), CoverageState.Present, new CoverageEvidence("klines", "200", bars[1].OpenTime, 1));
        await ledger.RecordAsync(new CoverageUpdate(held.Series) { Spans = [asked] });
        Assert.Equal(asked, Assert.Single(await ledger.ReadAsync(held.Series)));

        var outcomes = new SqliteOutcomeLedger(database);
        var explanation = new SignalExplanation { SignalId = Signal(1).Id, ExpectedValue = 1, Contributions = [new SignalContribution("rsi(14)", 2)], Remainder = 0 };
        Assert.Empty(await outcomes.ReadExplanationsAsync(new OutcomeQuery()).ToListAsync());
        await outcomes.RecordAsync([Open(Signal(1))], [explanation]);
        Assert.Equal(3, Assert.Single(await outcomes.ReadExplanationsAsync(new OutcomeQuery()).ToListAsync()).Sum);
    }

    [Fact]
    public async Task A_store_of_version_1_keeps_its_openings()
    {
        await ExecuteFixturesAsync("store-1.sql");
        await using var database = new SqliteDatabase(_folder.File("store.db"));
        var vault = new SqliteHoldoutVault(database);
        var old = Assert.Single(await vault.ListAsync());
        var second = await vault.OpenAsync(old.Series, old.From, old.To, "bbb", 7, "the first was trained on the wrong label");

        Assert.Equal(("binance:BTC-USDT@1h", "aaa", 1, 1, null), (old.Series.ToString(), old.Candidate, old.Count, old.Trials, old.OverrideReason));
        Assert.Equal((8, 2), (second.TrialsOnHoldout, second.Count));
        Assert.Equal(2, (await vault.ListAsync()).Count);
    }

    [Fact]
    public async Task A_newer_version_is_refused_and_not_touched()
    {
        await CreateAsync();
        Execute("PRAGMA user_version = 99");
        var before = await File.ReadAllBytesAsync(_folder.File("store.db"));

        var refused = await OpenAsync();

        Assert.Contains("version 99", refused.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.File("store.db"), refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File("store.db")));
    }

    [Theory]
    [InlineData("CREATE TABLE theirs (a)")]
    [InlineData("PRAGMA application_id = 77; CREATE TABLE theirs (a)")]
    [InlineData("PRAGMA user_version = 1")]
    public async Task A_file_of_another_program_is_refused_and_not_touched(string sql)
    {
        Execute(sql);
        var before = await File.ReadAllBytesAsync(_folder.File("store.db"));

        Assert.Contains("another program", (await OpenAsync()).Message, StringComparison.Ordinal);

        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File("store.db")));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_not_touched()
    {
        var text = string.Concat(Enumerable.Repeat("open_time,open,high,low,close,volume\n", 100));
        await File.WriteAllTextAsync(_folder.File("store.db"), text);

        Assert.Contains("not a SQLite database", (await OpenAsync()).Message, StringComparison.Ordinal);

        Assert.Equal(text, await File.ReadAllTextAsync(_folder.File("store.db")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_file_gives_a_typed_error(bool check)
    {
        await CreateAsync();
        using (var file = File.OpenWrite(_folder.File("store.db")))
        {
            // Everything behind the first page, which holds the schema, becomes noise.
            file.Position = 4096;
            var noise = new byte[file.Length - 4096];
            Array.Fill(noise, (byte)0xA7);
            file.Write(noise);
        }

        var options = new SqliteStoreOptions { Path = _folder.File("store.db"), CheckIntegrityOnOpen = check };
        await using var database = new SqliteDatabase(options);
        var damaged = await Assert.ThrowsAnyAsync<StoreException>(
            () => check ? database.OpenAsync() : new SqliteBarStore(database).ReadAsync(new BarQuery(Btc)).ToListAsync());

        Assert.Contains("damaged", damaged.Message, StringComparison.Ordinal);
        Assert.Contains("Restore it from a backup", damaged.Message, StringComparison.Ordinal);
        Assert.False(damaged.IsTransient);
    }

    [Theory]
    [InlineData("UPDATE bars SET numbers = x'00010001000200010001'")]
    [InlineData("UPDATE bars SET numbers = x''")]
    [InlineData("UPDATE bars SET numbers = x'000100010001000120'")]
    [InlineData("UPDATE bars SET numbers = x'1D00010001000100010001'")]
    [InlineData("UPDATE bars SET numbers = x'1F00010001000100010001'")]
    [InlineData("UPDATE bars SET numbers = x'1E1D00000000000000000000010000000000'")]
    [InlineData("UPDATE bars SET numbers = x'1E'")]
    [InlineData("UPDATE bars SET numbers = x'00010001000100010001FF'")]
    [InlineData("UPDATE bars SET numbers = x'000100010001000100011D01011D1D1D', flags = flags | 1024")]
    [InlineData("UPDATE bars SET numbers = 'many'")]
    [InlineData("UPDATE bars SET numbers = 17")]
    [InlineData("UPDATE bars SET available_at = 9223372036854775807")]
    public async Task A_row_that_is_no_bar_gives_a_typed_error(string sql)
    {
        await CreateAsync();
        Execute(sql);
        await using var database = new SqliteDatabase(_folder.File("store.db"));

        var damaged = await Assert.ThrowsAsync<StoreException>(
            () => new SqliteBarStore(database).ReadAsync(new BarQuery(Btc)).ToListAsync());

        Assert.Contains("damaged", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_gives_a_typed_error()
    {
        await using var database = new SqliteDatabase(_folder.File("none/store.db"));

        Assert.Contains("folder", (await Assert.ThrowsAsync<StoreException>(() => database.OpenAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_is_not_released_gives_a_typed_error()
    {
        await CreateAsync();
        var path = _folder.File("store.db");
        using var theirs = new RawDatabase(path);
        theirs.Execute("BEGIN IMMEDIATE");
        await using var database = new SqliteDatabase(new SqliteStoreOptions { Path = path, BusyTimeout = TimeSpan.FromMilliseconds(30) });
        var store = new SqliteBarStore(database);

        var busy = await Assert.ThrowsAnyAsync<StoreException>(() => store.WriteAsync([Bar(700)]));
        Assert.True(busy.IsTransient);

        Assert.Contains("BusyTimeout", busy.Message, StringComparison.Ordinal);
        theirs.Execute("ROLLBACK");
        Assert.Equal(1, (await store.WriteAsync([Bar(700)])).Inserted);
    }

    [Fact]
    public async Task A_read_that_is_left_early_gives_its_connection_back()
    {
        await CreateAsync();
        await using var database = new SqliteDatabase(_folder.File("store.db"));
        var store = new SqliteBarStore(database);
        for (var i = 0; i < 20; i++)
        {
            await foreach (var bar in store.ReadAsync(new BarQuery(Btc)))
            {
                break;
            }

            await store.WriteAsync([Bar(0, 200m + i)]);
            Assert.Equal(200m + i, (await store.ReadAsync(new BarQuery(Btc)).ToListAsync())[0].Close);
        }
    }

    [Fact]
    public async Task A_disposed_database_says_so()
    {
        var database = new SqliteDatabase(_folder.File("store.db"));
        await database.OpenAsync();
        await database.DisposeAsync();
        await database.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => new SqliteBarStore(database).WriteAsync([Bar(0)]));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => new SqliteBarStore(database).ListSeriesAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => database.OpenAsync());
    }

    private async Task CreateAsync()
    {
        await using var database = new SqliteDatabase(_folder.File("store.db"));
        await new SqliteBarStore(database).WriteAsync([.. Enumerable.Range(0, 200).Select(hour => Bar(hour))]);
    }

    private async Task<StoreException> OpenAsync()
    {
        await using var database = new SqliteDatabase(_folder.File("store.db"));
        return await Assert.ThrowsAnyAsync<StoreException>(() => database.OpenAsync());
    }

    private async Task ExecuteFixturesAsync(params string[] names)
    {
        foreach (var name in names)
        {
            Execute(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", name)));
        }
    }

    private void Execute(string sql)
    {
        using var database = new RawDatabase(_folder.File("store.db"));
        database.Execute(sql);
    }
}
