using System.CommandLine;
using AlphaPulse.Cli.Output;

namespace AlphaPulse.Cli.Registry;

/// <summary><c>alphapulse models verify</c>.</summary>
internal static class ModelsVerifyCommand
{
    public static Command Create()
    {
        var folder = RegistryOption.Create();
        var key = new Option<string?>("--key") { Description = "A PEM file with the public key that the record must be signed with up to its end." };
        var json = CommonOptions.Json();
        var command = new Command("verify", "Checks the record, every model file and every document of a registry, and its signatures; exit code 3 where something is damaged or not signed. Example: alphapulse models verify --registry alphapulse-run/registry") { folder, key, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var result = await RegistryOption.Open(parsed.GetValue(folder)!, trustedKey: parsed.GetValue(key)).VerifyAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                Printer.Json(new VerificationResult(result.IsSound, result.Entries, result.Versions, result.Findings, result.Signature), CliJsonContext.Default.VerificationResult);
            }
            else
            {
                Printer.Table(
                    ["version", "aliases", "file", "what is wrong"],
                    result.Findings.Select(f => (IReadOnlyList<object>)[f.VersionId, string.Join(", ", f.Aliases), f.File, f.Problem]));
                Printer.Table(["entries", "versions", "damaged"], [[result.Entries, result.Versions, result.Findings.Count]]);
                if (result.Signature is { } signature)
                {
                    Printer.Table(["key", "signed entries", "what is wrong"], [[signature.Key[..16], signature.SignedEntries, signature.Problem ?? string.Empty]]);
                }
            }

            return result.IsSound ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }
}
