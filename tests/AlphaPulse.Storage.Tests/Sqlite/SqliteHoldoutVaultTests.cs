using AlphaPulse.Storage.Sqlite;
using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Tests.Sqlite;

public sealed class SqliteHoldoutVaultTests : HoldoutVaultContract
{
    protected override IHoldoutVault Create() => new SqliteHoldoutVault(Own(new TemporaryDatabase(Clock)).Database);
}
