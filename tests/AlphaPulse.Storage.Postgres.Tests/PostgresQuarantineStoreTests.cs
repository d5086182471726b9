using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Postgres.Tests;

public sealed class PostgresQuarantineStoreTests : QuarantineStoreContract
{
    protected override IQuarantineStore Create() => new PostgresQuarantineStore(Own(new TemporarySchema(Clock)).Database);
}
