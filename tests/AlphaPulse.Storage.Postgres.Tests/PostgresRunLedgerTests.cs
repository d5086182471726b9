using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Postgres.Tests;

public sealed class PostgresRunLedgerTests : RunLedgerContract
{
    protected override IRunLedger Create() => new PostgresRunLedger(Own(new TemporarySchema(Clock)).Database);
}
