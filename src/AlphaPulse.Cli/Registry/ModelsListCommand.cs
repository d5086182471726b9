using System.CommandLine;
using AlphaPulse.Cli.Output;

namespace AlphaPulse.Cli.Registry;

/// <summary><c>alphapulse models list</c>.</summary>
internal static class ModelsListCommand
{
    public static Command Create()
    {
        var folder = RegistryOption.Create();
        var json = CommonOptions.Json();
        var command = new Command("list", "Lists the versions of a registry in the order of registration. Example: alphapulse models list --registry alphapulse-run/registry") { folder, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var registry = RegistryOption.Open(parsed.GetValue(folder)!);
            var aliases = await registry.ListAliasesAsync(cancellationToken);
            var versions = await registry.ListAsync(cancellationToken);
            RegistryPrinter.Versions([.. versions.Select(v => VersionEntry.Of(v, aliases))], parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }
}
