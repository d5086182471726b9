using System.CommandLine;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Cli.Output;
using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Store;

/// <summary><c>alphapulse store compact</c>.</summary>
internal static class StoreCompactCommand
{
    public static Command Create()
    {
        var store = CommonOptions.Store();
        var json = CommonOptions.Json();
        var command = new Command("compact", "Rewrite a store without the space of what was removed; needs up to twice its size on the disk. Example: alphapulse store compact --store bars.db")
        {
            store, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(store)!;
            await using var database = Stores.OpenExisting(path);
            var compacted = await new SqliteMaintenance(database).CompactAsync(cancellationToken);
            var result = new StoreCompactResult(path, compacted.BytesBefore, compacted.BytesAfter);
            if (parsed.GetValue(json))
            {
                Printer.Json(result, CliJsonContext.Default.StoreCompactResult);
                return ExitCodes.Done;
            }

            Printer.Table(["store", "bytes before", "bytes after"], [[result.Store, result.BytesBefore, result.BytesAfter]]);
            return ExitCodes.Done;
        });
        return command;
    }
}
