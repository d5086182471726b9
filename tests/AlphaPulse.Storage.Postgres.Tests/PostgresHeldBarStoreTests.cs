using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Postgres.Tests;

public sealed class PostgresHeldBarStoreTests : HeldBarStoreContract
{
    private PostgresDatabase _database = null!;

    protected override IQuarantineStore Rows => new PostgresQuarantineStore(_database);

    protected override IBarStore Bars => new PostgresBarStore(_database);

    protected override ICoverageLedger Coverage => new PostgresCoverageLedger(_database);

    protected override IHeldBarStore Create()
    {
        _database = Own(new TemporarySchema(Clock)).Database;
        return new PostgresQuarantineStore(_database);
    }
}
