using System.CommandLine;
using AlphaPulse.Cli.Output;
using AlphaPulse.Hosting;
using AlphaPulse.Models;

namespace AlphaPulse.Cli.Registry;

/// <summary><c>alphapulse models promote</c>: on the evidence of the gate, or on record without it.</summary>
internal static class ModelsPromoteCommand
{
    public static Command Create()
    {
        var folder = RegistryOption.Create();
        var version = RegistryOption.Version();
        var reason = new Option<string>("--reason") { Description = "Why; goes on record.", Required = true };
        var overrideReason = new Option<string?>("--override-gate") { Description = "Why a version may serve that the gate has not let through; goes on record." };
        var json = CommonOptions.Json();
        var command = new Command("promote", "Makes a version the champion; exit code 3 where the gate has not let it through. Example: alphapulse models promote challenger --registry alphapulse-run/registry --reason 'shadow period passed'")
        {
            version, folder, reason, overrideReason, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var registry = RegistryOption.Open(parsed.GetValue(folder)!);
            var found = await RegistryOption.FindAsync(registry, parsed.GetValue(version)!, cancellationToken);
            var why = parsed.GetValue(reason)!;
            if (await FindObjectionAsync(registry, found, cancellationToken) is { } objection)
            {
                if (parsed.GetValue(overrideReason) is not { } allowed)
                {
                    await Console.Error.WriteLineAsync($"alphapulse: {found.Id} is not promoted: {objection} --override-gate REASON puts it on record and promotes all the same.");
                    return ExitCodes.Refused;
                }

                why = $"{why} (gate overridden: {allowed}; {objection})";
            }

            try
            {
                var moves = await PromoteAsync(registry, found, why, cancellationToken);
                RegistryPrinter.Moves(moves, parsed.GetValue(json));
                return ExitCodes.Done;
            }
            catch (PromotionRefusedException exception)
            {
                await Console.Error.WriteLineAsync($"alphapulse: {exception.Message}");
                return ExitCodes.Refused;
            }
        });
        return command;
    }

    private static async Task<string?> FindObjectionAsync(FileModelRegistry registry, ModelVersion version, CancellationToken cancellationToken)
    {
        // How it left its last service; a rollback also takes other aliases along, of versions that did nothing wrong.
        var history = await registry.GetHistoryAsync(cancellationToken);
        if (history.LastOrDefault(m => m.Alias == ModelAliases.Champion && m.From == version.Id) is { IsRollback: true } rollback)
        {
            return $"it was rolled back at {UtcText.Format(rollback.At)}: {rollback.Reason}.";
        }

        if (await registry.ReadEvidenceAsync(version.Id, ModelCard.JsonName, cancellationToken) is not { } file)
        {
            return "no decision of the gate is kept beside it.";
        }

        var card = ModelCard.FromJson(file.Span, $"{version.Id}/{ModelCard.JsonName}");
        return card.Promoted ? null : $"the gate has refused it: {string.Join(" ", card.Reasons)}";
    }

    private static async Task<IReadOnlyList<AliasChange>> PromoteAsync(FileModelRegistry registry, ModelVersion version, string reason, CancellationToken cancellationToken)
    {
        var before = await registry.FindAsync(ModelAliases.Champion, cancellationToken);
        if (before?.Id == version.Id)
        {
            return [];
        }

        var known = (await registry.GetHistoryAsync(cancellationToken)).Count;
        await registry.PromoteAsync(version.Id, before?.Id, reason, cancellationToken);
        return [.. (await registry.GetHistoryAsync(cancellationToken)).Skip(known)];
    }
}
