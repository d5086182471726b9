using System.Globalization;
using AlphaPulse.Storage.Sqlite;
using AlphaPulse.TestKit;

namespace AlphaPulse.Storage.Tests.Sqlite;

/// <summary>Bars of version 8, where each number had a column, in the stores of today.</summary>
public sealed class SqliteUpgradeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_store_of_version_8_keeps_every_number_of_its_bars()
    {
        await ExecuteFixturesAsync();
        await using (var database = new SqliteDatabase(_folder.File("store.db")))
        {
            var store = new SqliteBarStore(database);
            var held = Assert.Single(await store.ListSeriesAsync());
            Assert.Equal((5L, 2L), (held.Bars, held.Revisions));
            var versions = await store.ReadRevisionsAsync(new BarQuery(held.Series)).ToListAsync();
            Assert.Equal(
                [
                    "1: 100.00 101.00 99.00 100.50 0.10 |",
                    "2: 100.00 101.00 99.00 100.75 0.10 |",
                    "1: 100.75 101.00 99.00 100.50 0.1234567890123456789012345678 |",
                    "1: 100.00 101.000 99.0 100.50 10 | 1005.5 7 4.25 427.125 100.5500",
                    "1: 100.00 101.00 99.00 100.50 12.345 | - 0 5.12345678 - -",
                    "1: 100.00 101.00 99.00 100.50 0.1234567890123456789012345678 | 7922816251426433759354395033.5 9223372036854775807 - - -",
                    "2: 100.00 101.00 99.00 100.99 1.00 |",
                ],
                versions.Select(version => Written(version)));
        }

        Assert.DoesNotContain("bars_in_columns", Read("SELECT group_concat(name) FROM sqlite_master"), StringComparison.Ordinal);
    }

    /// <summary>What was no bar before is none afterwards, and everything else can be read: the series beside it, and the openings of holdouts.</summary>
    [Theory]
    [InlineData("volume = -5")]
    [InlineData("trade_count = -7")]
    [InlineData("high = 1")]
    [InlineData("open = 'many'")]
    [InlineData("scales = 31")]
    public async Task A_row_of_version_8_that_is_no_bar_stays_one_that_no_read_takes(string damage)
    {
        await ExecuteFixturesAsync();
        Execute($"UPDATE bars SET {damage} WHERE open_time = 17040744000000000");
        await using (var database = new SqliteDatabase(_folder.File("store.db")))
        {
            var store = new SqliteBarStore(database);
            var series = Assert.Single(await store.ListSeriesAsync()).Series;
            Assert.Contains("damaged", (await Assert.ThrowsAsync<StoreException>(() => store.ReadAsync(new BarQuery(series)).ToListAsync())).Message, StringComparison.Ordinal);
            Assert.Equal(2, (await store.ReadAsync(new BarQuery(series) { To = new DateTimeOffset(2024, 1, 1, 2, 0, 0, TimeSpan.Zero) }).ToListAsync()).Count);
            Assert.Single(await new SqliteHoldoutVault(database).ListAsync());
        }

        Assert.Contains("bars_in_columns", Read("SELECT group_concat(name) FROM sqlite_master"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_to_a_newer_version_that_fails_leaves_the_store_as_it_was()
    {
        await ExecuteFixturesAsync();
        Execute("CREATE TABLE bars_in_columns (theirs)");
        await using (var database = new SqliteDatabase(_folder.File("store.db")))
        {
            await Assert.ThrowsAsync<StoreException>(() => database.OpenAsync());
        }

        Assert.Equal("8", Read("PRAGMA user_version"));
        Execute("DROP TABLE bars_in_columns");
        await using var again = new SqliteDatabase(_folder.File("store.db"));
        Assert.Equal(5, Assert.Single(await new SqliteBarStore(again).ListSeriesAsync()).Bars);
    }

    private async Task ExecuteFixturesAsync()
    {
        foreach (var name in new[] { "store-1.sql", "store-2.sql", "store-8.sql" })
        {
            Execute(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", name)));
        }
    }

    private void Execute(string sql)
    {
        using var database = new RawDatabase(_folder.File("store.db"));
        database.Execute(sql);
    }

    private string Read(string sql)
    {
        using var database = new RawDatabase(_folder.File("store.db"));
        return database.ReadText(sql);
    }

    private static string Written(BarRevision version)
    {
        var (bar, detail) = (version.Bar, version.Bar.Detail);
        var prices = string.Create(CultureInfo.InvariantCulture, $"{version.Number}: {bar.Open} {bar.High} {bar.Low} {bar.Close} {bar.Volume} |");
        return detail is null ? prices : $"{prices} {Text(detail.QuoteVolume)} {Text(detail.TradeCount)} {Text(detail.TakerBuyVolume)} {Text(detail.TakerBuyQuoteVolume)} {Text(detail.Vwap)}";

        static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "-";
    }
}
