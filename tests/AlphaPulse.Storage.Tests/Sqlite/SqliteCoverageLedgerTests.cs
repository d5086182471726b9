using AlphaPulse.Storage.Sqlite;
using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Tests.Sqlite;

public sealed class SqliteCoverageLedgerTests : CoverageLedgerContract
{
    private SqliteDatabase _database = null!;

    protected override IBarStore Bars => new SqliteBarStore(_database);

    protected override IQuarantineStore Quarantine => new SqliteQuarantineStore(_database);

    protected override ICoverageLedger Create()
    {
        _database = Own(new TemporaryDatabase(Clock)).Database;
        return new SqliteCoverageLedger(_database);
    }
}
