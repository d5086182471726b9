using Npgsql;
using static AlphaPulse.Storage.Tests.Samples;

namespace AlphaPulse.Storage.Postgres.Tests;

public sealed class PostgresDatabaseTests : SchemaTest
{
    private Task<bool> ExistsAsync => PostgresServer.AskAsync<bool>($"SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = '{Schema.Name}')");

    [Fact]
    public async Task Nothing_is_made_before_the_first_use()
    {
        Assert.False(await ExistsAsync);

        Assert.Empty(await Bars.ListSeriesAsync());

        Assert.True(await ExistsAsync);
        Assert.EndsWith($"/{Schema.Name}", Schema.Database.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_is_there_for_others()
    {
        await Bars.WriteAsync([Bar(0), Bar(0, 101.50m), Bar(1)]);
        await Schema.Database.DisposeAsync();

        var versions = await new PostgresBarStore(Schema.Open()).ReadRevisionsAsync(new BarQuery(Btc)).ToListAsync();

        Assert.Equal([Describe(Bar(0)), Describe(Bar(0, 101.50m)), Describe(Bar(1))], versions.Select(version => Describe(version.Bar)), StringComparer.Ordinal);
    }

    /// <summary>Both ask, both find nothing, and both come to the lock; the one that comes second must find what the first one made.</summary>
    [Fact]
    public async Task Of_owners_that_start_together_one_makes_the_schema()
    {
        await using var theirs = await PostgresServer.ConnectAsync();
        await using var transaction = await theirs.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand($"SELECT pg_advisory_xact_lock(1097617525, hashtext('{Schema.Name}'))", theirs))
        {
            await command.ExecuteNonQueryAsync();
        }

        var opening = Enumerable.Range(0, 3).Select(_ => Schema.Open(change: parts => parts.ApplicationName = Schema.Name).OpenAsync()).ToList();
        await WaitForWaitersAsync("%pg_advisory_xact_lock%", 3);
        Assert.False(await ExistsAsync);
        await transaction.CommitAsync();
        await Task.WhenAll(opening);

        Assert.Equal(1L, await Schema.AskAsync<long>("SELECT count(*) FROM alphapulse_store"));
        Assert.Equal(1, (await Bars.WriteAsync([Bar(0)])).Inserted);
    }

    [Fact]
    public async Task A_schema_that_is_there_and_empty_is_used()
    {
        await PostgresServer.ExecuteAsync($"CREATE SCHEMA {Schema.Name}");

        Assert.Equal(1, (await Bars.WriteAsync([Bar(0)])).Inserted);
    }

    [Fact]
    public async Task A_store_of_version_1_keeps_its_rows_as_unreadable_ones_and_takes_held_bars()
    {
        await PostgresServer.ExecuteAsync($"CREATE SCHEMA {Schema.Name}");
        await Schema.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "store-1.sql")));
        var old = new QuarantinedRow(Btc, "a.csv", 2, "1,2", "two fields");
        var held = new QuarantinedRow(Btc, "firewall", null, BarText.Format(Bar(1)), "far outside") { Kind = QuarantineKind.Outlier, OpenTime = Start.AddHours(1) };
        var quarantine = new PostgresQuarantineStore(Schema.Database);

        Assert.Equal(old, Assert.Single(await quarantine.ReadAsync(Btc).ToListAsync()));
        Assert.Empty(await quarantine.ListAsync(Btc));
        Assert.Equal(1, await quarantine.AddAsync([old, held]));
        await quarantine.ReleaseAsync(Assert.Single(await quarantine.ListAsync(Btc)).Id, "the next bar agrees");

        Assert.Equal([Describe(Bar(0)), Describe(Bar(1).AvailableAt((await Bars.ReadAsync(new BarQuery(Btc)).ToListAsync())[1].AvailableAt))], (await Bars.ReadAsync(new BarQuery(Btc)).ToListAsync()).Select(Describe), StringComparer.Ordinal);
        Assert.Null(await new PostgresInstrumentLifeLedger(Schema.Database).ReadListingAsync("test"));
        Assert.Empty(await new PostgresOutcomeLedger(Schema.Database).ReadExplanationsAsync(new OutcomeQuery()).ToListAsync());
        Assert.Empty(await new PostgresMaintenance(Schema.Database).CheckAsync());
        Assert.Equal(4, await Schema.AskAsync<int>("SELECT version FROM alphapulse_store"));
    }

    [Fact]
    public async Task Of_owners_that_upgrade_together_one_does()
    {
        await PostgresServer.ExecuteAsync($"CREATE SCHEMA {Schema.Name}");
        await Schema.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "store-1.sql")));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Schema.Open().OpenAsync()));

        Assert.Single(await Bars.ReadAsync(new BarQuery(Btc)).ToListAsync());
        Assert.Equal(4, await Schema.AskAsync<int>("SELECT version FROM alphapulse_store"));
    }

    [Theory]
    [InlineData("UPDATE quarantine SET raw = 'no bar'", "number 1 cannot be read")]
    [InlineData("UPDATE quarantine SET kind = 99", "kind 99")]
    [InlineData("UPDATE instrument_events SET kind = 0", "kind 0")]
    [InlineData("UPDATE instrument_events SET renamed_to = 'nobody'", "'nobody'")]
    [InlineData("UPDATE listed_instruments SET tick_size = 'many'", "'many'")]
    [InlineData("UPDATE listed_instruments SET status = 99", "status 99")]
    public async Task A_held_bar_or_a_life_that_is_none_gives_a_typed_error(string sql, string expected)
    {
        var quarantine = new PostgresQuarantineStore(Schema.Database);
        var life = new PostgresInstrumentLifeLedger(Schema.Database);
        var info = new InstrumentInfo { Instrument = Btc.Instrument, Symbol = "BTCUSDT", BaseAsset = "BTC", QuoteAsset = "USDT" };
        await quarantine.AddAsync([new QuarantinedRow(Btc, "firewall", null, BarText.Format(Bar(1)), "far outside") { Kind = QuarantineKind.Outlier, OpenTime = Start.AddHours(1) }]);
        await life.RecordAsync(new InstrumentLifeUpdate
        {
            Events = [new InstrumentEvent(Btc.Instrument, InstrumentEventKind.Halt, Start, Start, "two lists")],
            Listing = new InstrumentListing("test", Start, [info]),
        });
        await Schema.ExecuteAsync(sql);

        var damaged = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            await quarantine.ListAsync(Btc);
            await life.ReadAsync(Btc.Instrument);
            await life.ReadListingAsync("test");
        });

        Assert.Contains("damaged", damaged.Message, StringComparison.Ordinal);
        Assert.Contains(expected, damaged.Message, StringComparison.Ordinal);
        Assert.Contains(Schema.Database.Location, damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_version_is_refused_and_not_touched()
    {
        await Schema.Database.OpenAsync();
        await Schema.ExecuteAsync("UPDATE alphapulse_store SET version = 99");

        var refused = await Assert.ThrowsAsync<StoreException>(() => Schema.Open().OpenAsync());

        Assert.Contains("version 99", refused.Message, StringComparison.Ordinal);
        Assert.Contains(Schema.Database.Location, refused.Message, StringComparison.Ordinal);
        Assert.Equal(99, await Schema.AskAsync<int>("SELECT version FROM alphapulse_store"));
    }

    [Fact]
    public async Task A_schema_of_another_program_is_refused_and_not_touched()
    {
        await PostgresServer.ExecuteAsync($"CREATE SCHEMA {Schema.Name}; CREATE TABLE {Schema.Name}.theirs (a integer)");

        var refused = await Assert.ThrowsAsync<StoreException>(() => Schema.Database.OpenAsync());

        Assert.Contains("another program", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await Schema.AskAsync<long>($"SELECT count(*) FROM pg_tables WHERE schemaname = '{Schema.Name}'"));
    }

    [Fact]
    public async Task A_database_that_cannot_hold_every_text_is_refused()
    {
        await PostgresServer.ExecuteAsync($"CREATE DATABASE {Schema.Name} ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
        try
        {
            await using var database = new PostgresDatabase(new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionString) { Database = Schema.Name }.ConnectionString);

            Assert.Contains("LATIN1", (await Assert.ThrowsAsync<StoreException>(() => database.OpenAsync())).Message, StringComparison.Ordinal);
        }
        finally
        {
            await PostgresServer.ExecuteAsync($"DROP DATABASE {Schema.Name} WITH (FORCE)");
        }
    }

    [Theory]
    [InlineData("UPDATE bars SET high = 1")]
    [InlineData("UPDATE bars SET scales = 31")]
    [InlineData("UPDATE bars SET open = null")]
    [InlineData("UPDATE bars SET open = null, flags = flags | 2048")]
    [InlineData("UPDATE bars SET open = null, flags = flags | 2048, wide = ARRAY['many']")]
    [InlineData("UPDATE bars SET open = null, flags = flags | 2048, wide = ARRAY[ARRAY['1']]")]
    [InlineData("UPDATE bars SET available_at = 9223372036854775807")]
    [InlineData("ALTER TABLE bars ALTER COLUMN close TYPE integer")]
    public async Task A_row_that_is_no_bar_gives_a_typed_error(string sql)
    {
        await Bars.WriteAsync([.. Enumerable.Range(0, 200).Select(hour => Bar(hour))]);
        await Schema.ExecuteAsync(sql);

        var damaged = await Assert.ThrowsAsync<StoreException>(() => Bars.ReadAsync(new BarQuery(Btc)).ToListAsync());

        Assert.Contains("damaged", damaged.Message, StringComparison.Ordinal);
        Assert.Contains(Schema.Database.Location, damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_value_of_a_bar_can_be_infinite_or_not_a_number()
    {
        await Bars.WriteAsync([Bar(0)]);
        await new PostgresOutcomeLedger(Schema.Database).RecordAsync([Open(Signal(0))]);

        foreach (var value in new[] { "NaN", "Infinity", "-Infinity" })
        {
            Assert.Equal(PostgresErrorCodes.InvalidTextRepresentation, (await Assert.ThrowsAsync<PostgresException>(() => Schema.ExecuteAsync($"UPDATE bars SET close = '{value}'"))).SqlState);
        }

        Assert.Equal(PostgresErrorCodes.CheckViolation, (await Assert.ThrowsAsync<PostgresException>(() => Schema.ExecuteAsync("UPDATE outcomes SET score = 'NaN'"))).SqlState);
        Assert.Equal("bigint,integer", await Schema.AskAsync<string>(
            $"SELECT string_agg(DISTINCT data_type, ',' ORDER BY data_type) FROM information_schema.columns WHERE table_schema = '{Schema.Name}' AND table_name = 'bars' AND column_name <> 'wide'"));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_gives_a_typed_error_without_the_password()
    {
        await using var database = new PostgresDatabase("Host=127.0.0.1;Port=1;Database=market;Username=alpha;Password=secret-word");

        var unreachable = await Assert.ThrowsAsync<StoreException>(() => new PostgresBarStore(database).WriteAsync([Bar(0)]));

        Assert.Contains("127.0.0.1:1/market/alphapulse", unreachable.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", unreachable.Message, StringComparison.Ordinal);
        Assert.True(unreachable.IsTransient);
        Assert.DoesNotContain("secret-word", unreachable.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_gives_a_typed_error()
    {
        await using var database = new PostgresDatabase(new NpgsqlConnectionStringBuilder(PostgresServer.ConnectionString) { Database = "nobody_made_this" }.ConnectionString);

        var absent = await Assert.ThrowsAsync<StoreException>(() => database.OpenAsync());
        Assert.Contains("nobody_made_this", absent.Message, StringComparison.Ordinal);
        Assert.False(absent.IsTransient);
    }

    [Fact]
    public async Task A_user_that_may_only_read_gives_a_typed_error()
    {
        await Bars.WriteAsync([Bar(0)]);
        var store = new PostgresBarStore(Schema.Open(change: parts => parts.Options += " -c default_transaction_read_only=on"));

        Assert.Single(await store.ReadAsync(new BarQuery(Btc)).ToListAsync());
        Assert.Contains("may not be written", (await Assert.ThrowsAsync<StoreException>(() => store.WriteAsync([Bar(1)]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposed_database_says_so()
    {
        await Schema.Database.OpenAsync();
        await Schema.Database.DisposeAsync();
        await Schema.Database.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => Bars.WriteAsync([Bar(0)]));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Bars.ListSeriesAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Schema.Database.OpenAsync());
    }

    [Fact]
    public async Task Text_of_any_kind_comes_back()
    {
        string[] texts = ["a\0b", @"C:\data\u0041", "half \uD800 and \uDC00", "whole \U0001F600", "\\", "\\u", string.Empty, "€"];
        var runs = new PostgresRunLedger(Schema.Database);
        foreach (var text in texts)
        {
            await runs.FinishAsync(await runs.StartAsync("run " + text, series: null), RunStatus.Failed, text);
        }

        var quarantine = new PostgresQuarantineStore(Schema.Database);
        var rows = texts.Select((text, line) => new QuarantinedRow(Btc, "source " + text, line, "raw", text)).ToList();
        await quarantine.AddAsync(rows);

        Assert.Equal(texts, (await runs.ListAsync()).Select(run => run.Message), StringComparer.Ordinal);
        Assert.Equal(texts.Select(text => "run " + text), (await runs.ListAsync()).Select(run => run.Kind), StringComparer.Ordinal);
        Assert.Equal(rows, await quarantine.ReadAsync(Btc).ToListAsync());
        var life = new PostgresInstrumentLifeLedger(Schema.Database);
        foreach (var (number, text) in texts.Where(text => text.Length > 0).Index())
        {
            var bar = Bar(number);
            await quarantine.AddAsync([new QuarantinedRow(Btc, text, null, BarText.Format(bar), text) { Kind = QuarantineKind.Stale, OpenTime = bar.OpenTime }]);
            await quarantine.ReleaseAsync((await quarantine.ListAsync(Btc))[0].Id, text);
            var halt = new InstrumentEvent(Btc.Instrument, InstrumentEventKind.Halt, bar.OpenTime, bar.OpenTime, text);
            var info = new InstrumentInfo { Instrument = Btc.Instrument, Symbol = text, BaseAsset = text, QuoteAsset = text, ContractAsset = text, VenueStatus = text };
            await life.RecordAsync(new InstrumentLifeUpdate { Events = [halt], Listing = new InstrumentListing(text, Start, [info]) });

            var released = (await quarantine.ListAsync(Btc, includeReleased: true))[^1];
            Assert.Equal((text, text, text), (released.Source, released.Reason, released.ReleaseReason));
            Assert.Equal(halt, (await life.ReadAsync(Btc.Instrument))[^1]);
            Assert.Equal(info, Assert.Single((await life.ReadListingAsync(text))!.Instruments));
        }

        await Schema.ExecuteAsync(@"UPDATE runs SET message = 'no \escape' WHERE id = 1");
        Assert.Contains("damaged", (await Assert.ThrowsAsync<StoreException>(() => runs.ListAsync())).Message, StringComparison.Ordinal);
    }
}
