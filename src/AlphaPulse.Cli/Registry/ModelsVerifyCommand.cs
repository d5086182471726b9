using System.CommandLine;
using AlphaPulse.Cli.Output;

namespace AlphaPulse.Cli.Registry;

/// <summary><c>alphapulse models verify</c>.</summary>
internal static class ModelsVerifyCommand
{
    public static Command Create()
    {
        var folder = RegistryOption.Create();
        var json = CommonOptions.Json();
        var command = new Command("verify", "Checks the record and every model file of a registry; exit code 3 where a version is damaged. Example: alphapulse models verify --registry alphapulse-run/registry") { folder, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var result = await RegistryOption.Open(parsed.GetValue(folder)!).VerifyAsync(cancellationToken);
            if (parsed.GetValue(json))
            {
                Printer.Json(new VerificationResult(result.IsSound, result.Entries, result.Versions, result.Findings), CliJsonContext.Default.VerificationResult);
            }
            else
            {
                Printer.Table(
                    ["version", "aliases", "file", "what is wrong"],
                    result.Findings.Select(f => (IReadOnlyList<object>)[f.VersionId, string.Join(", ", f.Aliases), f.File, f.Problem]));
                Printer.Table(["entries", "versions", "damaged"], [[result.Entries, result.Versions, result.Findings.Count]]);
            }

            return result.IsSound ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }
}
