using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Postgres.Tests;

public sealed class PostgresBarStoreTests : BarStoreContract
{
    protected override IBarStore Create() => new PostgresBarStore(Own(new TemporarySchema(Clock)).Database);
}
