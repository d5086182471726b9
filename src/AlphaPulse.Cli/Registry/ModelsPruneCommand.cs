using System.Collections.ObjectModel;
using System.CommandLine;
using AlphaPulse.Cli.Output;

namespace AlphaPulse.Cli.Registry;

/// <summary><c>alphapulse models prune</c>.</summary>
internal static class ModelsPruneCommand
{
    public static Command Create()
    {
        var retention = new ModelRetention();
        var folder = RegistryOption.Create();
        var newest = new Option<int>("--keep-newest") { Description = "How many of the newest versions are kept.", DefaultValueFactory = _ => retention.KeepNewest };
        var served = new Option<int>("--keep-served-days") { Description = "How many days a version is kept after it was champion last.", DefaultValueFactory = _ => (int)retention.KeepServedWithin.TotalDays };
        var reason = new Option<string>("--reason") { Description = "Why; goes on record.", Required = true };
        var key = RegistryOption.SigningKey();
        var json = CommonOptions.Json();
        var command = new Command("prune", "Removes versions that no alias points at and that neither are new nor served not long ago. Example: alphapulse models prune --registry alphapulse-run/registry --keep-newest 10 --reason 'disk space'") { folder, newest, served, reason, key, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var keep = retention with { KeepNewest = parsed.GetValue(newest), KeepServedWithin = TimeSpan.FromDays(parsed.GetValue(served)) };
            var removed = await RegistryOption.Open(parsed.GetValue(folder)!, signingKey: parsed.GetValue(key)).PruneAsync(keep, parsed.GetValue(reason)!, cancellationToken);
            RegistryPrinter.Versions([.. removed.Select(v => VersionEntry.Of(v, ReadOnlyDictionary<string, string>.Empty))], parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }
}
