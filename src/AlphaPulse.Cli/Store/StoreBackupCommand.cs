using System.CommandLine;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Cli.Output;
using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Store;

/// <summary><c>alphapulse store backup</c>.</summary>
internal static class StoreBackupCommand
{
    public static Command Create()
    {
        var store = CommonOptions.Store();
        var output = new Option<string>("--output") { Description = "The file of the copy, replaced where it exists and is no store in use.", Required = true };
        var json = CommonOptions.Json();
        var command = new Command("backup", "Copy a store as it is now, while others read and write. Example: alphapulse store backup --store bars.db --output backup/bars.db")
        {
            store, output, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (path, copy) = (parsed.GetValue(store)!, parsed.GetValue(output)!);
            if (copy == Streams.Standard)
            {
                throw new ArgumentException("A copy of a store is checked before it has its name: --output names a file and is not '-'.", nameof(parsed));
            }

            await using var database = Stores.OpenExisting(path);
            await new SqliteMaintenance(database).BackUpAsync(copy, cancellationToken);
            var result = new StoreBackupResult(path, copy, new FileInfo(copy).Length);
            if (parsed.GetValue(json))
            {
                Printer.Json(result, CliJsonContext.Default.StoreBackupResult);
                return ExitCodes.Done;
            }

            Printer.Table(["store", "copy", "bytes"], [[result.Store, result.Output, result.Bytes]]);
            return ExitCodes.Done;
        });
        return command;
    }
}
