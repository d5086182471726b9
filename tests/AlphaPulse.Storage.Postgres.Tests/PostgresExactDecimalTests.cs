using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Postgres.Tests;

public sealed class PostgresExactDecimalTests : ExactDecimalContract
{
    protected override IBarStore Create() => new PostgresBarStore(Own(new TemporarySchema(Clock)).Database);
}
