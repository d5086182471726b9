using AlphaPulse.Storage.Sqlite;
using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Tests.Sqlite;

public sealed class SqliteQuarantineStoreTests : QuarantineStoreContract
{
    protected override IQuarantineStore Create() => new SqliteQuarantineStore(Own(new TemporaryDatabase(Clock)).Database);
}
