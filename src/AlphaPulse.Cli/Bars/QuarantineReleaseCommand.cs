using System.CommandLine;
using AlphaPulse.Cli.Output;
using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Bars;

/// <summary><c>alphapulse bars quarantine release</c>.</summary>
internal static class QuarantineReleaseCommand
{
    public static Command Create()
    {
        var store = CommonOptions.Store();
        var number = new Option<long>("--number") { Description = "The number of the bar, as 'alphapulse bars quarantine list' shows it.", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why the bar is believed; it is kept with it.", Required = true };
        var json = CommonOptions.Json();
        var command = new Command("release", "Put a bar that was held back into the store, as known from now on. Example: alphapulse bars quarantine release --store bars.db --number 7 --reason 'another venue has it too'")
        {
            store, number, reason, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var database = Stores.OpenExisting(parsed.GetValue(store)!);
            var released = HeldBarEntry.Of(
                await new SqliteQuarantineStore(database).ReleaseAsync(parsed.GetValue(number), parsed.GetValue(reason)!, cancellationToken: cancellationToken));
            if (parsed.GetValue(json))
            {
                Printer.Json(released, CliJsonContext.Default.HeldBarEntry);
                return ExitCodes.Done;
            }

            Printer.Table(["number", "bar", "kind", "close", "released at", "reason"], [[released.Number, released.OpenTime, released.Kind, released.Close, released.ReleasedAt!, released.ReleaseReason!]]);
            return ExitCodes.Done;
        });
        return command;
    }
}
