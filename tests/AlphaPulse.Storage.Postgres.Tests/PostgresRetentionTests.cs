using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Postgres.Tests;

public sealed class PostgresRetentionTests : RetentionContract
{
    private PostgresDatabase _database = null!;

    protected override ICoverageLedger Coverage => new PostgresCoverageLedger(_database);

    protected override IBarStore Create()
    {
        _database = Own(new TemporarySchema(Clock)).Database;
        return new PostgresBarStore(_database);
    }

    protected override Task<IReadOnlyList<BarRetentionRecord>> ApplyAsync(BarRetention rule) => new PostgresMaintenance(_database).ApplyAsync(rule);

    protected override Task<IReadOnlyList<BarRetentionRecord>> ListAsync() => new PostgresMaintenance(_database).ListRetentionsAsync();
}
