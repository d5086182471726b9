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
        var key = RegistryOption.SigningKey();
        var json = CommonOptions.Json();
        var command = new Command("promote", "Makes a version the champion; exit code 3 where its record speaks against it: the gate, a shadow period that has not passed, another champion than the one it was compared with. Example: alphapulse models promote challenger --registry alphapulse-run/registry --reason 'shadow period passed'")
        {
            version, folder, reason, overrideReason, key, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var registry = RegistryOption.Open(parsed.GetValue(folder)!, signingKey: parsed.GetValue(key));
            var found = await RegistryOption.FindAsync(registry, parsed.GetValue(version)!, cancellationToken);
            var why = parsed.GetValue(reason)!;
            var record = await PromotionRecord.ReadAsync(registry, found, cancellationToken);
            var before = await registry.FindAsync(ModelAliases.Champion, cancellationToken);
            var expected = record.Champion;
            if (record.Objection is { } objection)
            {
                if (parsed.GetValue(overrideReason) is not { } allowed)
                {
                    await Console.Error.WriteLineAsync($"alphapulse: {found.Id} is not promoted: {objection} --override-gate REASON puts it on record and promotes all the same.");
                    return ExitCodes.Refused;
                }

                why = $"{why} (gate overridden: {allowed}; {objection})";
                expected = before?.Id;
            }

            try
            {
                var moves = before?.Id == found.Id ? [] : await PromoteAsync(registry, found, expected, why, cancellationToken);
                RegistryPrinter.Moves(moves, parsed.GetValue(json));
                return ExitCodes.Done;
            }
            catch (Exception exception) when (exception is PromotionRefusedException or AliasConflictException)
            {
                await Console.Error.WriteLineAsync($"alphapulse: {exception.Message}");
                return ExitCodes.Refused;
            }
        });
        return command;
    }

    private static async Task<IReadOnlyList<AliasChange>> PromoteAsync(
        FileModelRegistry registry, ModelVersion version, string? expected, string reason, CancellationToken cancellationToken)
    {
        var known = (await registry.GetHistoryAsync(cancellationToken)).Count;
        await registry.PromoteAsync(version.Id, expected, reason, cancellationToken);
        return [.. (await registry.GetHistoryAsync(cancellationToken)).Skip(known)];
    }
}
