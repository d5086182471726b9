using AlphaPulse.Storage.Sqlite;
using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Tests.Sqlite;

public sealed class SqliteBarStoreTests : BarStoreContract
{
    protected override IBarStore Create() => new SqliteBarStore(Own(new TemporaryDatabase(Clock)).Database);
}
