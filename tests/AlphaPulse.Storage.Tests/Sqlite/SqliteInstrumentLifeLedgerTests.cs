using AlphaPulse.Storage.Sqlite;
using AlphaPulse.Storage.Tests.Contracts;

namespace AlphaPulse.Storage.Tests.Sqlite;

public sealed class SqliteInstrumentLifeLedgerTests : InstrumentLifeLedgerContract
{
    protected override IInstrumentLifeLedger Create() => new SqliteInstrumentLifeLedger(Own(new TemporaryDatabase(Clock)).Database);
}
