using AlphaPulse.Storage.Sqlite;
using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Tests.Sqlite;

public sealed class SqliteRunLedgerTests : RunLedgerContract
{
    protected override IRunLedger Create() => new SqliteRunLedger(Own(new TemporaryDatabase(Clock)).Database);
}
