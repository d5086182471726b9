using System.CommandLine;
using AlphaPulse.Cli.Bars;
using AlphaPulse.Cli.Output;
using AlphaPulse.Storage.Sqlite;

namespace AlphaPulse.Cli.Store;

/// <summary><c>alphapulse store check</c>.</summary>
internal static class StoreCheckCommand
{
    public static Command Create()
    {
        var store = CommonOptions.Store();
        var json = CommonOptions.Json();
        var command = new Command("check", "Read every page and every index and compare them; leaves with 3 where something is wrong. Example: alphapulse store check --store bars.db")
        {
            store, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = parsed.GetValue(store)!;
            await using var database = Stores.OpenExisting(path);
            var findings = await new SqliteMaintenance(database).CheckAsync(cancellationToken);
            var result = new StoreCheckResult(path, findings.Count == 0, findings);
            if (parsed.GetValue(json))
            {
                Printer.Json(result, CliJsonContext.Default.StoreCheckResult);
            }
            else
            {
                Printer.Table(["store", "sound", "findings"], [[result.Store, result.IsSound ? "yes" : "no", result.Findings.Count]]);
                Printer.Table(["finding"], result.Findings.Select(finding => (IReadOnlyList<object>)[finding]));
            }

            return result.IsSound ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }
}
