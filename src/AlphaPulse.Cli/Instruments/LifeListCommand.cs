using System.CommandLine;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Cli.Output;
using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Instruments;

/// <summary><c>alphapulse instruments life list</c>.</summary>
internal static class LifeListCommand
{
    public static Command Create()
    {
        var store = CommonOptions.Store();
        var instrument = CommonOptions.Instrument(required: true);
        var asKnownAt = new Option<string?>("--as-known-at") { Description = "Only what could be known by this time, UTC, as in 2024-01-01; everything where it is not named." };
        var json = CommonOptions.Json();
        var command = new Command("list", "What happened to an instrument, and where that cuts its series. Example: alphapulse instruments life list --store bars.db --instrument nyse:SPY --json")
        {
            store, instrument, asKnownAt, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var named = InstrumentId.Parse(parsed.GetValue(instrument)!);
            DateTimeOffset? time = parsed.GetValue(asKnownAt) is { } text ? TimeText.Parse("--as-known-at", text) : null;
            await using var database = Stores.OpenExisting(parsed.GetValue(store)!);
            var life = InstrumentEventEntry.Of(await new SqliteInstrumentLifeLedger(database).ReadAsync(named, time, cancellationToken));
            if (parsed.GetValue(json))
            {
                Printer.Json(new InstrumentLifeListing(named.ToString(), life), CliJsonContext.Default.InstrumentLifeListing);
                return ExitCodes.Done;
            }

            LifeTable.Print(life);
            return ExitCodes.Done;
        });
        return command;
    }
}
