using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Postgres.Tests;

public sealed class PostgresHoldoutVaultTests : HoldoutVaultContract
{
    protected override IHoldoutVault Create() => new PostgresHoldoutVault(Own(new TemporarySchema(Clock)).Database);
}
