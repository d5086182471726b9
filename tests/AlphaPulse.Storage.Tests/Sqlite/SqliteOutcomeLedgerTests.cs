using AlphaPulse.Storage.Sqlite;
using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Tests.Sqlite;

public sealed class SqliteOutcomeLedgerTests : OutcomeLedgerContract
{
    protected override IOutcomeLedger Create() => new SqliteOutcomeLedger(Own(new TemporaryDatabase(Clock)).Database);
}
