using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Postgres.Tests;

public sealed class PostgresOutcomeLedgerTests : OutcomeLedgerContract
{
    protected override IOutcomeLedger Create() => new PostgresOutcomeLedger(Own(new TemporarySchema(Clock)).Database);
}
