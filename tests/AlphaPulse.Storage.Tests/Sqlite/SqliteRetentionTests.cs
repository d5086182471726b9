using AlphaPulse.Storage.Sqlite;
using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Tests.Sqlite;

public sealed class SqliteRetentionTests : RetentionContract
{
    private SqliteDatabase _database = null!;

    protected override ICoverageLedger Coverage => new SqliteCoverageLedger(_database);

    protected override IBarStore Create()
    {
        _database = Own(new TemporaryDatabase(Clock)).Database;
        return new SqliteBarStore(_database);
    }

    protected override Task<IReadOnlyList<BarRetentionRecord>> ApplyAsync(BarRetention rule) => new SqliteMaintenance(_database).ApplyAsync(rule);

    protected override Task<IReadOnlyList<BarRetentionRecord>> ListAsync() => new SqliteMaintenance(_database).ListRetentionsAsync();
}
