using System.CommandLine;
using AlphaPulse.Cli.Output;

namespace AlphaPulse.Cli.Registry;

/// <summary><c>alphapulse models history</c>.</summary>
internal static class ModelsHistoryCommand
{
    public static Command Create()
    {
        var folder = RegistryOption.Create();
        var alias = new Option<string?>("--alias") { Description = "Only this alias; with --at it is champion where it is not named." };
        var at = new Option<string?>("--at") { Description = "Say which version the alias pointed at then, UTC, as in 2024-06-04T14:03:00Z." };
        var json = CommonOptions.Json();
        var command = new Command("history", "Lists every move of every alias, or says what served at a time. Example: alphapulse models history --registry alphapulse-run/registry --at 2024-06-04T14:03:00Z") { folder, alias, at, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var registry = RegistryOption.Open(parsed.GetValue(folder)!);
            var name = parsed.GetValue(alias);
            if (parsed.GetValue(at) is { } text)
            {
                var served = name ?? ModelAliases.Champion;
                var time = TimeText.Parse("--at", text);
                RegistryPrinter.Served(ServedEntry.Of(served, time, await registry.FindServedAsync(served, time, cancellationToken: cancellationToken)), parsed.GetValue(json));
                return ExitCodes.Done;
            }

            var moves = await registry.GetHistoryAsync(cancellationToken);
            RegistryPrinter.Moves(moves.Where(m => name is null || m.Alias == name), parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }
}
