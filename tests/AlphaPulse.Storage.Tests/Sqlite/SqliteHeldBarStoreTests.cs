using AlphaPulse.Storage.Sqlite;
using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Tests.Sqlite;

public sealed class SqliteHeldBarStoreTests : HeldBarStoreContract
{
    private SqliteDatabase _database = null!;

    protected override IQuarantineStore Rows => new SqliteQuarantineStore(_database);

    protected override IBarStore Bars => new SqliteBarStore(_database);

    protected override ICoverageLedger Coverage => new SqliteCoverageLedger(_database);

    protected override IHeldBarStore Create()
    {
        _database = Own(new TemporaryDatabase(Clock)).Database;
        return new SqliteQuarantineStore(_database);
    }
}
