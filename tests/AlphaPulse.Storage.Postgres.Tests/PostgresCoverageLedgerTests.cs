using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Postgres.Tests;

public sealed class PostgresCoverageLedgerTests : CoverageLedgerContract
{
    private PostgresDatabase _database = null!;

    protected override IBarStore Bars => new PostgresBarStore(_database);

    protected override IQuarantineStore Quarantine => new PostgresQuarantineStore(_database);

    protected override ICoverageLedger Create()
    {
        _database = Own(new TemporarySchema(Clock)).Database;
        return new PostgresCoverageLedger(_database);
    }
}
