using System.CommandLine;
using AlphaPulse.Cli.Output;

namespace AlphaPulse.Cli.Registry;

/// <summary><c>alphapulse models rollback</c>.</summary>
internal static class ModelsRollbackCommand
{
    public static Command Create()
    {
        var folder = RegistryOption.Create();
        var alias = new Option<string>("--alias") { Description = "The alias.", DefaultValueFactory = _ => ModelAliases.Champion };
        var reason = new Option<string>("--reason") { Description = "Why; goes on record.", Required = true };
        var key = RegistryOption.SigningKey();
        var json = CommonOptions.Json();
        var command = new Command("rollback", "Gives an alias back to the version that served before; a second time goes one further back. Example: alphapulse models rollback --registry alphapulse-run/registry --reason 'drawdown'") { folder, alias, reason, key, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var registry = RegistryOption.Open(parsed.GetValue(folder)!, signingKey: parsed.GetValue(key));
            RegistryPrinter.Moves(await registry.RollBackAsync(parsed.GetValue(alias)!, parsed.GetValue(reason)!, expected: null, cancellationToken), parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }
}
