using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Postgres.Tests;

public sealed class PostgresInstrumentLifeLedgerTests : InstrumentLifeLedgerContract
{
    protected override IInstrumentLifeLedger Create() => new PostgresInstrumentLifeLedger(Own(new TemporarySchema(Clock)).Database);
}
